-- flotilla:renamed from=users
CREATE TABLE customers (
    id serial PRIMARY KEY,
    email text NOT NULL UNIQUE,
    age int CHECK (age > 0)
);
CREATE INDEX customers_age_idx ON customers (age);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id int REFERENCES customers);
CREATE VIEW grown AS SELECT id, email FROM customers WHERE age > 17;
