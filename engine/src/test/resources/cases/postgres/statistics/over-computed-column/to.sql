CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer,
    next integer GENERATED ALWAYS AS (age + 2) STORED
);
CREATE STATISTICS stat ON id, next FROM users;
