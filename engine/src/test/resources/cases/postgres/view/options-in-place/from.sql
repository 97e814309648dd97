CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE VIEW v WITH (security_barrier = true) AS SELECT id, age FROM users WHERE age > 3;
CREATE VIEW w AS SELECT id FROM v;
