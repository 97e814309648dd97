
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ADD COLUMN created_at timestamp with time zone DEFAULT now() NOT NULL;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ADD COLUMN active boolean DEFAULT true NOT NULL;

-- revert

-- dropped with its values (policy)
-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all values of users.created_at
ALTER TABLE users DROP COLUMN created_at;

-- dropped with its values (policy)
-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all values of users.active
ALTER TABLE users DROP COLUMN active;
