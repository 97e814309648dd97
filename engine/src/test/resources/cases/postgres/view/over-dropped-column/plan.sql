-- finding: view v is dropped and created again; what was granted on it is granted again
-- finding: column users.age is dropped: its values are lost, and an application that uses it fails

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- dropped with its values (policy)
-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all values of users.age
ALTER TABLE users DROP COLUMN age;

CREATE VIEW v AS
SELECT id
   FROM users;

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ADD COLUMN age integer;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
CREATE OR REPLACE VIEW v AS
SELECT id,
    age
   FROM users;
