-- finding: users.age changes from integer to bigint: the table is written anew, and an application may not expect it

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP TRIGGER same ON users;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from integer to bigint
ALTER TABLE users ALTER COLUMN age TYPE bigint;

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE TRIGGER same BEFORE UPDATE OF age ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
ALTER TABLE users DISABLE TRIGGER same;

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TRIGGER same ON users IS 'x';

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP TRIGGER same ON users;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from bigint to integer
-- data dependent of users: it fails if some users.age is no integer
ALTER TABLE users ALTER COLUMN age TYPE integer;

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE TRIGGER same BEFORE UPDATE OF age ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
ALTER TABLE users DISABLE TRIGGER same;

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TRIGGER same ON users IS 'x';
