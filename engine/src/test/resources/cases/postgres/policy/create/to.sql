CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE POLICY own ON users USING (id = 1 AND email = CURRENT_USER) WITH CHECK (age > 3);
CREATE POLICY "Read" ON users AS RESTRICTIVE FOR SELECT TO pg_read_all_data, pg_monitor USING (age > 3);
CREATE POLICY added ON users FOR INSERT WITH CHECK (EXISTS (SELECT FROM users u WHERE u.id = users.id));
COMMENT ON POLICY own ON users IS 'theirs alone';
