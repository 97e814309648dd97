CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE UNIQUE INDEX users_email_idx ON users (lower(email), (age + 1)) WHERE age > 17;
