-- check: users gets the unique index users_email_idx
--   SELECT NOT EXISTS (SELECT FROM users WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1);

-- built in the transaction (policy)
-- lock of users, SHARE, throughout: nobody writes to users until the index is built
-- data dependent of users: it fails if two rows agree on the keys of users_email_idx
CREATE UNIQUE INDEX users_email_idx ON users (email);

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP INDEX users_email_idx;
