-- check: users.email becomes NOT NULL
--   SELECT NOT EXISTS (SELECT FROM users WHERE mail IS NULL);
-- finding: column mail of users is renamed to email: an application that knows the old name fails
-- finding: column Old Name of users is renamed to New Name: an application that knows the old name fails

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users RENAME COLUMN mail TO email;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users RENAME COLUMN "Old Name" TO "New Name";

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX users_mail_idx RENAME TO users_email_idx;

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

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX users_email_idx RENAME TO users_mail_idx;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users RENAME COLUMN "New Name" TO "Old Name";

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users RENAME COLUMN email TO mail;
