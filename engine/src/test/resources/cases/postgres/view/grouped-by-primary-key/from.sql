CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE VIEW v AS SELECT id, email, count(*) AS n FROM users GROUP BY id;
CREATE VIEW w AS SELECT n FROM v;
