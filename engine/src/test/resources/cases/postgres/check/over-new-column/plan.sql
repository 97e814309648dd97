
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD COLUMN b integer;

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT c CHECK (b > a) NOT VALID;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks c
ALTER TABLE t VALIDATE CONSTRAINT c;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT c;

-- dropped with its values (policy)
-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all values of t.b
ALTER TABLE t DROP COLUMN b;
