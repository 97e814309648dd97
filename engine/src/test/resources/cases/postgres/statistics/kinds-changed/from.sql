CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE STATISTICS stat (mcv) ON id, age FROM users;
COMMENT ON STATISTICS stat IS 'x';
