
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE POLICY "Read" ON users AS RESTRICTIVE FOR SELECT TO pg_monitor, pg_read_all_data USING (age > 3);

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE POLICY added ON users FOR INSERT WITH CHECK (EXISTS ( SELECT
   FROM users u
  WHERE (u.id = users.id)));

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE POLICY own ON users USING ((id = 1) AND (email = CURRENT_USER)) WITH CHECK (age > 3);

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON POLICY own ON users IS 'theirs alone';

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP POLICY "Read" ON users;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP POLICY added ON users;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP POLICY own ON users;
