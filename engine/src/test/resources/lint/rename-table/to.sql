-- flotilla:renamed from=clients
CREATE TABLE customers (id bigint PRIMARY KEY, vat text);
CREATE TABLE other (id bigint PRIMARY KEY);
