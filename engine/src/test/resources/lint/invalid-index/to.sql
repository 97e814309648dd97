CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    name text NOT NULL DEFAULT ''
);
CREATE INDEX fine ON users (email);
-- invalid: broken
CREATE INDEX broken ON users (name);
