-- check: t (a, b) becomes unique
--   SELECT NOT EXISTS (SELECT FROM t WHERE a IS NOT NULL AND b IS NOT NULL GROUP BY a, b HAVING count(*) > 1);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on a, b
CREATE UNIQUE INDEX CONCURRENTLY u_new ON t (a, b);

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT u, ADD CONSTRAINT u UNIQUE USING INDEX u_new DEFERRABLE INITIALLY DEFERRED;

-- revert

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on a
CREATE UNIQUE INDEX CONCURRENTLY u_new ON t (a);

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT u, ADD CONSTRAINT u UNIQUE USING INDEX u_new;
