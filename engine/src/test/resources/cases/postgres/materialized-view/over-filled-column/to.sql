CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer,
    name text DEFAULT 'none'
);
CREATE MATERIALIZED VIEW m AS SELECT u AS one FROM users u;
