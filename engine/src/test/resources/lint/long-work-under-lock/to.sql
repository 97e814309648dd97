-- in-place
CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    phone text
);
CREATE INDEX by_email ON users (email);
