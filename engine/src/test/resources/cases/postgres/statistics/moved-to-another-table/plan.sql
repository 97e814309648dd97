
-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
DROP STATISTICS stat;

-- lock of log, SHARE UPDATE EXCLUSIVE, briefly: other changes of log wait; reads and writes go on
CREATE STATISTICS stat ON age, id FROM log;

-- revert

-- lock of log, SHARE UPDATE EXCLUSIVE, briefly: other changes of log wait; reads and writes go on
DROP STATISTICS stat;

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
CREATE STATISTICS stat ON age, id FROM users;
