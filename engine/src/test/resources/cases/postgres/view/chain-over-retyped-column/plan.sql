-- finding: view x is dropped and created again; what was granted on it is granted again
-- finding: view w is dropped and created again; what was granted on it is granted again
-- finding: view v is dropped and created again; what was granted on it is granted again
-- finding: users.age changes from integer to bigint: the table is written anew, and an application may not expect it

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view x
DROP VIEW x;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from integer to bigint
ALTER TABLE users ALTER COLUMN age TYPE bigint;

CREATE VIEW v AS
SELECT id,
    age
   FROM users;

COMMENT ON VIEW v IS 'v';

CREATE VIEW w AS
SELECT id,
    (age + 1) AS next
   FROM v;

COMMENT ON COLUMN w.next IS 'next year';

CREATE VIEW x AS
SELECT count(*) AS n
   FROM w;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view x
DROP VIEW x;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from bigint to integer
-- data dependent of users: it fails if some users.age is no integer
ALTER TABLE users ALTER COLUMN age TYPE integer;

CREATE VIEW v AS
SELECT id,
    age
   FROM users;

COMMENT ON VIEW v IS 'v';

CREATE VIEW w AS
SELECT id,
    (age + 1) AS next
   FROM v;

COMMENT ON COLUMN w.next IS 'next year';

CREATE VIEW x AS
SELECT count(*) AS n
   FROM w;
