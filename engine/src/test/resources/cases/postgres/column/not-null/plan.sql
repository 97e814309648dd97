-- check: users.email becomes NOT NULL
--   SELECT NOT EXISTS (SELECT FROM users WHERE email IS NULL);

-- through a check that is validated first (policy)
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ADD CONSTRAINT users_email_not_null_check CHECK (email IS NOT NULL) NOT VALID;

-- not in a transaction
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
-- data dependent of users: it fails if some users.email is NULL
ALTER TABLE users VALIDATE CONSTRAINT users_email_not_null_check;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ALTER COLUMN email SET NOT NULL, DROP CONSTRAINT users_email_not_null_check;

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ALTER COLUMN email DROP NOT NULL;
