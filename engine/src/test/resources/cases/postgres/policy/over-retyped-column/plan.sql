-- finding: users.age changes from integer to bigint: the table is written anew, and an application may not expect it

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP POLICY own ON users;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from integer to bigint
ALTER TABLE users ALTER COLUMN age TYPE bigint;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE POLICY own ON users USING (age > 3);

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON POLICY own ON users IS 'theirs';

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP POLICY own ON users;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from bigint to integer
-- data dependent of users: it fails if some users.age is no integer
ALTER TABLE users ALTER COLUMN age TYPE integer;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE POLICY own ON users USING (age > 3);

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON POLICY own ON users IS 'theirs';
