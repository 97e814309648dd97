
DROP TYPE pair;

CREATE TABLE t ();

-- revert

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all rows of t
DROP TABLE t;

CREATE TYPE pair AS (
    a integer
);
