
-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE TRIGGER "When" BEFORE UPDATE OF email, age ON users FOR EACH ROW WHEN (old.age IS DISTINCT FROM new.age AND new.email <> ''::text) EXECUTE FUNCTION suppress_redundant_updates_trigger('a', 'it''s');

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE TRIGGER bulk AFTER UPDATE ON users REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
ALTER TABLE users DISABLE TRIGGER bulk;

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE CONSTRAINT TRIGGER later AFTER INSERT OR DELETE ON users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
ALTER TABLE users ENABLE ALWAYS TRIGGER later;

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TRIGGER later ON users IS 'at the end';

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE TRIGGER same BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TRIGGER same ON users IS 'nothing for nothing';

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP TRIGGER "When" ON users;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP TRIGGER bulk ON users;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP TRIGGER later ON users;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP TRIGGER same ON users;
