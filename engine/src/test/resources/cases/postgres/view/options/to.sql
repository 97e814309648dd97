CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE VIEW v WITH (security_barrier = true) AS SELECT id FROM users WHERE age > 3 WITH LOCAL CHECK OPTION;
