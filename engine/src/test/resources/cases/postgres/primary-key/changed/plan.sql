-- check: t (b, a) becomes unique
--   SELECT NOT EXISTS (SELECT FROM t WHERE b IS NOT NULL AND a IS NOT NULL GROUP BY b, a HAVING count(*) > 1);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on b, a
CREATE UNIQUE INDEX CONCURRENTLY t_pkey_new ON t (b, a);

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_pkey, ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey_new;

-- revert

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on a
CREATE UNIQUE INDEX CONCURRENTLY t_pkey_new ON t (a);

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_pkey, ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey_new;
