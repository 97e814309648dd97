CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age bigint
);
CREATE MATERIALIZED VIEW m AS SELECT u AS one FROM users u;
CREATE VIEW v AS SELECT u AS one FROM users u;
