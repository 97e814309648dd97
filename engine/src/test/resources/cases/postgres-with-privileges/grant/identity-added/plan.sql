-- check: users.other becomes NOT NULL
--   SELECT NOT EXISTS (SELECT FROM users WHERE other IS NULL);

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

-- scan of users: the highest id is looked up
SELECT setval(pg_get_serial_sequence('users', 'id'), coalesce(max(id) + 1, 1), false) FROM users;

-- through a check that is validated first (policy)
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ADD CONSTRAINT users_other_not_null_check CHECK (other IS NOT NULL) NOT VALID;

-- not in a transaction
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
-- data dependent of users: it fails if some users.other is NULL
ALTER TABLE users VALIDATE CONSTRAINT users_other_not_null_check;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ALTER COLUMN other SET NOT NULL, DROP CONSTRAINT users_other_not_null_check;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ALTER COLUMN other ADD GENERATED ALWAYS AS IDENTITY;

-- scan of users: the highest other is looked up
SELECT setval(pg_get_serial_sequence('users', 'other'), coalesce(max(other) + 1, 1), false) FROM users;

GRANT USAGE ON SEQUENCE users_id_seq TO app;

GRANT USAGE ON SEQUENCE users_other_seq TO app;

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ALTER COLUMN id DROP IDENTITY;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ALTER COLUMN other DROP IDENTITY;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ALTER COLUMN other DROP NOT NULL;
