CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text UNIQUE,
    name text NOT NULL DEFAULT ''
);
CREATE TABLE fresh (id bigint PRIMARY KEY, code text UNIQUE);
