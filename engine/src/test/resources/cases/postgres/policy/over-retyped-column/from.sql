CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE POLICY own ON users USING (age > 3);
COMMENT ON POLICY own ON users IS 'theirs';
CREATE POLICY other ON users USING (id = 1);
