
-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TABLE users IS NULL;

-- revert

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TABLE users IS 'old';
