
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP TRIGGER same ON users;

-- revert

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE TRIGGER same BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TRIGGER same ON users IS 'x';
