CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age bigint
);
CREATE VIEW v AS SELECT id, age FROM users;
CREATE VIEW w AS SELECT v.id, v.age + 1 AS next FROM v;
CREATE VIEW x AS SELECT count(*) AS n FROM w;
CREATE VIEW other AS SELECT id, email FROM users;
COMMENT ON VIEW v IS 'v';
COMMENT ON COLUMN w.next IS 'next year';
ALTER VIEW other ALTER COLUMN email SET DEFAULT 'none';
