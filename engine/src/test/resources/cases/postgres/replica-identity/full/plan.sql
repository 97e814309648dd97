
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t REPLICA IDENTITY FULL;

-- lock of u, ACCESS EXCLUSIVE, briefly: nobody reads or writes u
ALTER TABLE u REPLICA IDENTITY NOTHING;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t REPLICA IDENTITY DEFAULT;

-- lock of u, ACCESS EXCLUSIVE, briefly: nobody reads or writes u
ALTER TABLE u REPLICA IDENTITY FULL;
