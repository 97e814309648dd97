-- finding: table t is dropped: its rows are lost, and an application that uses it fails

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence s wait
ALTER SEQUENCE s OWNED BY NONE;

-- dropped with its rows (policy)
-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all rows of t
DROP TABLE t;

-- revert

CREATE TABLE t (
    a integer
);

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence s wait
ALTER SEQUENCE s OWNED BY t.a;
