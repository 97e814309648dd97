-- finding: column users.age is dropped: its values are lost, and an application that uses it fails

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ADD COLUMN years integer;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER POLICY own ON users USING (years > 3);

-- dropped with its values (policy)
-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all values of users.age
ALTER TABLE users DROP COLUMN age;

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ADD COLUMN age integer;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER POLICY own ON users USING (age > 3);

-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all values of users.years
ALTER TABLE users DROP COLUMN years;
