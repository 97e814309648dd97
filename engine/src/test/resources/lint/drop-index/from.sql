CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    name text NOT NULL DEFAULT ''
);
CREATE INDEX by_email ON users (email);
CREATE INDEX by_name_only ON users (name);
