-- check: users.phone is added as NOT NULL without a default
--   SELECT NOT EXISTS (SELECT FROM users);
-- finding: users.phone is NOT NULL without a default: an application that does not know it cannot insert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data dependent of users: phone is NOT NULL and has no default: it fails if users has rows
ALTER TABLE users ADD COLUMN phone text NOT NULL;

-- revert

-- dropped with its values (policy)
-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all values of users.phone
ALTER TABLE users DROP COLUMN phone;
