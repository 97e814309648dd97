CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
COMMENT ON TABLE users IS 'old';
