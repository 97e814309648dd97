CREATE TABLE billing_invoices (id bigint PRIMARY KEY);
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE INDEX ON billing_invoices (id);
