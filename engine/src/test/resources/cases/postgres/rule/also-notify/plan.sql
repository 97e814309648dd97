
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE RULE told AS
    ON INSERT TO users DO
 NOTIFY users;

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP RULE told ON users;
