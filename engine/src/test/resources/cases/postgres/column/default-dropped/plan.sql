
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ALTER COLUMN age DROP DEFAULT;

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ALTER COLUMN age SET DEFAULT 17;
