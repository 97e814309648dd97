CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    name text NOT NULL DEFAULT ''
);
CREATE INDEX a ON users (email);
CREATE INDEX b ON users (email);
CREATE INDEX c ON users (email) WHERE name > '';
CREATE INDEX d ON users (email DESC);
CREATE UNIQUE INDEX e ON users (id);
