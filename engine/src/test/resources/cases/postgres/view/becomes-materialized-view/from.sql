CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE VIEW v AS SELECT id, age FROM users;
CREATE VIEW w AS SELECT id FROM v;
