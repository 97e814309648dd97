
-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE OR REPLACE TRIGGER same BEFORE UPDATE OF age ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
ALTER TABLE users ENABLE REPLICA TRIGGER same;

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TRIGGER same ON users IS 'y';

-- revert

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE OR REPLACE TRIGGER same BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
ALTER TABLE users ENABLE REPLICA TRIGGER same;

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TRIGGER same ON users IS 'x';
