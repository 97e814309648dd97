
CREATE TABLE nothing ();

-- revert

-- loses data
-- lock of nothing, ACCESS EXCLUSIVE, briefly: nobody reads or writes nothing
-- data loss of nothing: all rows of nothing
DROP TABLE nothing;
