CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE VIEW mine AS SELECT id FROM users;
CREATE POLICY own ON users USING (EXISTS (SELECT FROM mine WHERE mine.id = users.id));
