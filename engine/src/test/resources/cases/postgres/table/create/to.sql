CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
COMMENT ON TABLE users IS 'people who''ve signed up';
COMMENT ON COLUMN users.email IS 'where to write to';
COMMENT ON CONSTRAINT users_pkey ON users IS 'the key';
