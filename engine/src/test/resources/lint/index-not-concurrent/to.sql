-- in-place
CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    name text NOT NULL DEFAULT ''
);
CREATE INDEX by_email ON users (email);
CREATE TABLE fresh (id bigint PRIMARY KEY, n integer);
CREATE INDEX by_n ON fresh (n);
