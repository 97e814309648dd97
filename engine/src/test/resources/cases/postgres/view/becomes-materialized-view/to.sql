CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE MATERIALIZED VIEW v AS SELECT id, age FROM users;
CREATE INDEX v_idx ON v (age);
CREATE VIEW w AS SELECT id FROM v;
