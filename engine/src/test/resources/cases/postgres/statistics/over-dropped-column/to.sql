-- policy: drop
CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text
);
CREATE STATISTICS stat ON id, email FROM users;
