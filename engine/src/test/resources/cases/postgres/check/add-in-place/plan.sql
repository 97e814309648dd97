-- check: t gets the check t_a_check
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT ((a > 0) OR (a IS NULL)));

-- validated at once (policy)
-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- scan of t: every row is checked
-- data dependent of t: it fails if some row breaks t_a_check
ALTER TABLE t ADD CONSTRAINT t_a_check CHECK ((a > 0) OR (a IS NULL));

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_a_check;
