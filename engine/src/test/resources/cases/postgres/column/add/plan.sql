
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ADD COLUMN phone text;

-- revert

-- dropped with its values (policy)
-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all values of users.phone
ALTER TABLE users DROP COLUMN phone;
