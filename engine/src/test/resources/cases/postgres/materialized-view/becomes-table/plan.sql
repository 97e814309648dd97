-- finding: materialized view m is dropped: an application that uses it fails

-- lock of m, ACCESS EXCLUSIVE, briefly: nobody reads or writes m
DROP MATERIALIZED VIEW m;

CREATE TABLE m (
    id bigint,
    age integer
);

-- lock of m, SHARE, throughout: nobody writes to m until the index is built
CREATE INDEX m_age ON m (age);

-- revert

-- loses data
-- lock of m, ACCESS EXCLUSIVE, briefly: nobody reads or writes m
-- data loss of m: all rows of m
DROP TABLE m;

-- scan: materialized view m is computed, and what is locked by then stays locked meanwhile
CREATE MATERIALIZED VIEW m AS
SELECT id,
    age
   FROM users;

-- lock of m, SHARE, throughout: nobody writes to m until the index is built
CREATE INDEX m_age ON m (age);
