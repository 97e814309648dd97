CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE VIEW v AS SELECT id, email FROM users;
CREATE VIEW w AS SELECT email FROM v;
COMMENT ON VIEW w IS 'on top';
