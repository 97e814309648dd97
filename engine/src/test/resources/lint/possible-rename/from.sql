CREATE TABLE users (id bigint PRIMARY KEY, mail text, zip integer);
CREATE TABLE clients (id bigint PRIMARY KEY, vat text);
CREATE TABLE other (id bigint PRIMARY KEY, what text);
