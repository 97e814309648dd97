CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    name text NOT NULL DEFAULT ''
);
CREATE TABLE orders (id bigint PRIMARY KEY);
