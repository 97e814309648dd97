CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE POLICY own ON users USING (id = 1);
