CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE STATISTICS stat ON id, age FROM users;
