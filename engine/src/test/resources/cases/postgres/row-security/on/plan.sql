
CREATE TABLE u (
    a integer
);

ALTER TABLE u ENABLE ROW LEVEL SECURITY;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ENABLE ROW LEVEL SECURITY;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t FORCE ROW LEVEL SECURITY;

-- revert

-- loses data
-- lock of u, ACCESS EXCLUSIVE, briefly: nobody reads or writes u
-- data loss of u: all rows of u
DROP TABLE u;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DISABLE ROW LEVEL SECURITY;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t NO FORCE ROW LEVEL SECURITY;
