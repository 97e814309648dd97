CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE VIEW v AS SELECT id, email FROM users WHERE age > 1;
CREATE VIEW w AS SELECT id FROM v;
