CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    name text NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX by_email ON users (email);
CREATE UNIQUE INDEX renamed ON users (name);
CREATE INDEX plain ON users (name, email);
