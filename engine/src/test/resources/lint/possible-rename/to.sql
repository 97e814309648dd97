CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    first text
);
CREATE TABLE customers (id bigint PRIMARY KEY, vat text);
CREATE TABLE other (id bigint PRIMARY KEY, size integer);
