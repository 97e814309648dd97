-- policy: drop
CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE TABLE m (id bigint, age integer);
CREATE INDEX m_age ON m (age);
