
CREATE TABLE t (
    a integer,
    CONSTRAINT d CHECK (a < 9) NO INHERIT
);

ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;

-- revert

-- dropped with its rows (policy)
-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all rows of t
DROP TABLE t;
