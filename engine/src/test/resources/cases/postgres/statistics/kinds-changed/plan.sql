
-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
DROP STATISTICS stat;

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
CREATE STATISTICS stat (dependencies, mcv) ON age, id FROM users;

COMMENT ON STATISTICS stat IS 'x';

-- revert

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
DROP STATISTICS stat;

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
CREATE STATISTICS stat (mcv) ON age, id FROM users;

COMMENT ON STATISTICS stat IS 'x';
