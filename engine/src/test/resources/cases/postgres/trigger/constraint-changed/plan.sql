
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP TRIGGER later ON users;

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON users FROM orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TRIGGER later ON users IS 'at the end';

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP TRIGGER later ON users;

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON users FROM orders NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TRIGGER later ON users IS 'at the end';
