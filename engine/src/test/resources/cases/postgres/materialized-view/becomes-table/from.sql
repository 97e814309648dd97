CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE MATERIALIZED VIEW m AS SELECT id, age FROM users;
CREATE INDEX m_age ON m (age);
