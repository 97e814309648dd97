-- finding: column users.age is dropped: its values are lost, and an application that uses it fails

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP INDEX users_age_idx;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP INDEX users_both_idx;

-- dropped with its values (policy)
-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all values of users.age
ALTER TABLE users DROP COLUMN age;

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ADD COLUMN age integer;

-- not in a transaction
-- built concurrently (policy)
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
CREATE INDEX CONCURRENTLY users_age_idx ON users (age);

-- not in a transaction
-- built concurrently (policy)
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
CREATE INDEX CONCURRENTLY users_both_idx ON users (email, age);
