-- finding: column users.age is dropped: its values are lost, and an application that uses it fails

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE OR REPLACE TRIGGER same BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- dropped with its values (policy)
-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all values of users.age
ALTER TABLE users DROP COLUMN age;

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ADD COLUMN age integer;

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE OR REPLACE TRIGGER same BEFORE UPDATE OF age, email ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
