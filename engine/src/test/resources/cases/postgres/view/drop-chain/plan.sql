-- finding: view a is dropped: an application that uses it fails
-- finding: view z is dropped: an application that uses it fails

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view a
DROP VIEW a;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view z
DROP VIEW z;

-- revert

CREATE VIEW z AS
SELECT id,
    email
   FROM users;

CREATE VIEW a AS
SELECT id
   FROM z;
