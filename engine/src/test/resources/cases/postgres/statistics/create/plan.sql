
-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
CREATE STATISTICS "Some" (mcv, ndistinct) ON age, id FROM users;

ALTER STATISTICS "Some" SET STATISTICS 500;

COMMENT ON STATISTICS "Some" IS 'for reports';

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
CREATE STATISTICS every ON age, id, lower(email) FROM users;

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
CREATE STATISTICS expression ON (age + 1) FROM users;

-- revert

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
DROP STATISTICS "Some";

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
DROP STATISTICS every;

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
DROP STATISTICS expression;
