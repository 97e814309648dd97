CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    name text NOT NULL DEFAULT ''
);
CREATE INDEX a ON users (email);
CREATE INDEX b ON users (email, name);
CREATE INDEX c ON users (name);
CREATE UNIQUE INDEX d ON users (name, id);
CREATE UNIQUE INDEX e ON users (id);
