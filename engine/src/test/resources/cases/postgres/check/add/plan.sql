-- check: t gets the check t_order
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (a < b));

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_order CHECK (a < b) NOT VALID;

-- lock of t, SHARE UPDATE EXCLUSIVE, briefly: other changes of t wait; reads and writes go on
COMMENT ON CONSTRAINT t_order ON t IS 'a first';

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_order
ALTER TABLE t VALIDATE CONSTRAINT t_order;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_order;
