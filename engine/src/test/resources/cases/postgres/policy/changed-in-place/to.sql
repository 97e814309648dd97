CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE POLICY own ON users FOR UPDATE TO pg_monitor USING (id = 2) WITH CHECK (age > 3);
COMMENT ON POLICY own ON users IS 'theirs';
