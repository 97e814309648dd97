-- check: t (a) becomes unique
--   SELECT NOT EXISTS (SELECT FROM t GROUP BY a HAVING count(*) > 1);

-- built in the transaction (policy)
-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- scan of t: its index is built
-- data dependent of t: it fails if two rows agree on a
ALTER TABLE t ADD CONSTRAINT t_a_key UNIQUE NULLS NOT DISTINCT (a);

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_a_key;
