-- policy: drop
CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    years integer
);
CREATE POLICY own ON users USING (years > 3);
