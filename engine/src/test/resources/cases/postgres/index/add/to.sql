CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE INDEX users_email_idx ON users (email);
COMMENT ON INDEX users_email_idx IS 'for logins';
