CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE VIEW z AS SELECT id, email FROM users;
CREATE VIEW a AS SELECT id FROM z;
