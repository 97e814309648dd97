CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE STATISTICS stat ON id, age FROM users;
COMMENT ON STATISTICS stat IS 'x';
CREATE STATISTICS more ON id, (age + 1) FROM users;
ALTER STATISTICS more SET STATISTICS 50;
