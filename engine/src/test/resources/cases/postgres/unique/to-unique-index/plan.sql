-- check: t gets the unique index u
--   SELECT NOT EXISTS (SELECT FROM t WHERE a IS NOT NULL GROUP BY a HAVING count(*) > 1);

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT u;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on the keys of u
CREATE UNIQUE INDEX CONCURRENTLY u ON t (a);

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
DROP INDEX u;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on a
CREATE UNIQUE INDEX CONCURRENTLY u ON t (a);

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX u;
