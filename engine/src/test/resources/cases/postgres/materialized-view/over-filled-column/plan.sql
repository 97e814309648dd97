-- finding: materialized view m is dropped and created again; what was granted on it is granted again

-- lock of m, ACCESS EXCLUSIVE, briefly: nobody reads or writes m
DROP MATERIALIZED VIEW m;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ADD COLUMN name text DEFAULT 'none'::text;

-- scan: materialized view m is computed, and what is locked by then stays locked meanwhile
CREATE MATERIALIZED VIEW m AS
SELECT u.*::users AS one
   FROM users u;

-- revert

-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all values of users.name
ALTER TABLE users DROP COLUMN name;
