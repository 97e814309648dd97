-- finding: view w is dropped and created again; what was granted on it is granted again
-- finding: view v is dropped and created again; what was granted on it is granted again

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- scan: materialized view v is computed, and what is locked by then stays locked meanwhile
CREATE MATERIALIZED VIEW v AS
SELECT id,
    age
   FROM users;

-- lock of v, SHARE, throughout: nobody writes to v until the index is built
CREATE INDEX v_idx ON v (age);

CREATE VIEW w AS
SELECT id
   FROM v;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- lock of v, ACCESS EXCLUSIVE, briefly: nobody reads or writes v
DROP MATERIALIZED VIEW v;

CREATE VIEW v AS
SELECT id,
    age
   FROM users;

CREATE VIEW w AS
SELECT id
   FROM v;
