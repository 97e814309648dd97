
-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
ALTER TABLE users ENABLE TRIGGER same;

-- revert

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
ALTER TABLE users ENABLE ALWAYS TRIGGER same;
