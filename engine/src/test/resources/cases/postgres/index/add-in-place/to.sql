-- policy: in-place
CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE UNIQUE INDEX users_email_idx ON users (email);
