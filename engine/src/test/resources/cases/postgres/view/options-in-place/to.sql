CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE VIEW v WITH (security_invoker = true) AS SELECT id, age FROM users WHERE age > 3 WITH LOCAL CHECK OPTION;
CREATE VIEW w AS SELECT id FROM v;
