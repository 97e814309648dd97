CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE TABLE people (id bigint, age integer);
CREATE VIEW v AS SELECT id, age FROM people;
CREATE VIEW w AS SELECT id FROM v;
