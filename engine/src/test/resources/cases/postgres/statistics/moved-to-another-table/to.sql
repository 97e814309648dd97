CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE TABLE log (id bigint, age integer);
CREATE STATISTICS stat ON id, age FROM log;
