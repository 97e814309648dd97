CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    name text NOT NULL DEFAULT ''
);
CREATE INDEX by_name ON users (name, email);
