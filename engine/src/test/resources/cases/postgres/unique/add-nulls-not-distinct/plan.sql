-- check: t (a) becomes unique
--   SELECT NOT EXISTS (SELECT FROM t GROUP BY a HAVING count(*) > 1);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on a
CREATE UNIQUE INDEX CONCURRENTLY t_a_b_key ON t (a) INCLUDE (b) NULLS NOT DISTINCT;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_a_b_key UNIQUE USING INDEX t_a_b_key;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_a_b_key;
