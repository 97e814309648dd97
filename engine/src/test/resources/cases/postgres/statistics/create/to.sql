CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE STATISTICS every ON id, age, (lower(email)) FROM users;
CREATE STATISTICS "Some" (ndistinct, mcv) ON id, age FROM users;
CREATE STATISTICS expression ON (age + 1) FROM users;
ALTER STATISTICS "Some" SET STATISTICS 500;
COMMENT ON STATISTICS "Some" IS 'for reports';
