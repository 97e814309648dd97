
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER POLICY own ON users TO pg_monitor USING (id = 2) WITH CHECK (age > 3);

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON POLICY own ON users IS 'theirs';

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP POLICY own ON users;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE POLICY own ON users FOR UPDATE USING (id = 1);
