CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE POLICY own ON users AS RESTRICTIVE FOR ALL USING (id = 1);
COMMENT ON POLICY own ON users IS 'theirs';
