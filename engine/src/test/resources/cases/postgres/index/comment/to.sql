CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE INDEX i ON users (email);
COMMENT ON INDEX i IS 'x';
