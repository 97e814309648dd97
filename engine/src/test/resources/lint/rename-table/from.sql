CREATE TABLE clients (id bigint PRIMARY KEY, vat text);
CREATE TABLE other (id bigint PRIMARY KEY);
