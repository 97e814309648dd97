
-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: every row gets a value of its own in token
ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid() NOT NULL;

-- revert

-- dropped with its values (policy)
-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all values of users.token
ALTER TABLE users DROP COLUMN token;
