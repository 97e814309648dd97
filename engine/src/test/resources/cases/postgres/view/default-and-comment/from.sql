CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE VIEW v AS SELECT id, email FROM users;
ALTER VIEW v ALTER COLUMN email SET DEFAULT 'a';
