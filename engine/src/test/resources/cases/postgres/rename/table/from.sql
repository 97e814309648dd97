CREATE TABLE users (
    id serial PRIMARY KEY,
    email text NOT NULL UNIQUE,
    age int CHECK (age > 0)
);
CREATE INDEX users_age_idx ON users (age);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id int REFERENCES users);
CREATE VIEW grown AS SELECT id, email FROM users WHERE age > 17;
