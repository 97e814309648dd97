CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE INDEX users_age_idx ON users (age);
CREATE INDEX users_both_idx ON users (email, age);
