-- finding: materialized view m is dropped and created again; what was granted on it is granted again
-- finding: users.age changes from integer to bigint: the table is written anew, and an application may not expect it

-- lock of m, ACCESS EXCLUSIVE, briefly: nobody reads or writes m
DROP MATERIALIZED VIEW m;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from integer to bigint
ALTER TABLE users ALTER COLUMN age TYPE bigint;

-- scan: materialized view m is computed, and what is locked by then stays locked meanwhile
CREATE MATERIALIZED VIEW m AS
SELECT u.*::users AS one
   FROM users u;

-- revert

-- lock of m, ACCESS EXCLUSIVE, briefly: nobody reads or writes m
DROP MATERIALIZED VIEW m;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from bigint to integer
-- data dependent of users: it fails if some users.age is no integer
ALTER TABLE users ALTER COLUMN age TYPE integer;

-- scan: materialized view m is computed, and what is locked by then stays locked meanwhile
CREATE MATERIALIZED VIEW m AS
SELECT u.*::users AS one
   FROM users u;
