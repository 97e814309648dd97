-- check: t gets the check t_a_check
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (a > 1));

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_a_check;

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_a_check CHECK (a > 1) NOT VALID;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_a_check
ALTER TABLE t VALIDATE CONSTRAINT t_a_check;

-- revert
-- check: t gets the check t_a_check
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (a > 0));

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_a_check;

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_a_check CHECK (a > 0) NOT VALID;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_a_check
ALTER TABLE t VALIDATE CONSTRAINT t_a_check;
