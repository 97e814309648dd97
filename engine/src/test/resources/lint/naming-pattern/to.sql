CREATE TABLE users (
    id bigint PRIMARY KEY,
    "Email" text
);
CREATE TABLE person (id bigint CONSTRAINT person_key PRIMARY KEY);
CREATE INDEX users_email_idx ON users ("Email");
CREATE INDEX by_email ON users ("Email");
