CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer,
    phone text
);
COMMENT ON COLUMN users.phone IS 'with country code';
