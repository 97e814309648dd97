
-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TABLE users IS 'new';

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON COLUMN users.age IS 'in years';

-- revert

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TABLE users IS 'old';

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON COLUMN users.age IS NULL;
