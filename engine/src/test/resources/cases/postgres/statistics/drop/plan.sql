
-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
DROP STATISTICS stat;

-- revert

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
CREATE STATISTICS stat ON age, id FROM users;
