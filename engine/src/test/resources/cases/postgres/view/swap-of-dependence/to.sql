CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE VIEW b AS SELECT id FROM users;
CREATE VIEW a AS SELECT id FROM b;
