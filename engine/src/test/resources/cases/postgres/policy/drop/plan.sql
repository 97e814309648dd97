
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP POLICY own ON users;

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE POLICY own ON users USING (id = 1);
