-- check: t gets the check c
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (a > 0));

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks c
ALTER TABLE t VALIDATE CONSTRAINT c;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT c;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
