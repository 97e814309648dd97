-- check: users.email becomes NOT NULL
--   SELECT NOT EXISTS (SELECT FROM users WHERE email IS NULL);

-- validated at once (policy)
-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- scan of users: every row is looked at for NULL
-- data dependent of users: it fails if some users.email is NULL
ALTER TABLE users ALTER COLUMN email SET NOT NULL;

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ALTER COLUMN email DROP NOT NULL;
