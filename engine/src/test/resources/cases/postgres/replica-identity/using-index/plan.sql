-- check: t gets the unique index t_key
--   SELECT NOT EXISTS (SELECT FROM t WHERE a IS NOT NULL AND b IS NOT NULL GROUP BY a, b HAVING count(*) > 1);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on the keys of t_key
CREATE UNIQUE INDEX CONCURRENTLY t_key_new ON t (a, b);

-- not in a transaction
-- dropped concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
DROP INDEX CONCURRENTLY t_key;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_key_new RENAME TO t_key;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t REPLICA IDENTITY USING INDEX t_key;

-- revert

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on the keys of t_key
CREATE UNIQUE INDEX CONCURRENTLY t_key_new ON t (a);

-- not in a transaction
-- dropped concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
DROP INDEX CONCURRENTLY t_key;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_key_new RENAME TO t_key;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t REPLICA IDENTITY USING INDEX t_key;
