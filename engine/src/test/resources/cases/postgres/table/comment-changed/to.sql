CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
COMMENT ON TABLE users IS 'new';
COMMENT ON COLUMN users.age IS 'in years';
