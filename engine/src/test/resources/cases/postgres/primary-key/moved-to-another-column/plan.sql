-- check: t.new_id becomes NOT NULL
--   SELECT NOT EXISTS (SELECT FROM t WHERE new_id IS NULL);
-- check: t (new_id) becomes unique
--   SELECT NOT EXISTS (SELECT FROM t WHERE new_id IS NOT NULL GROUP BY new_id HAVING count(*) > 1);

-- through a check that is validated first (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_new_id_not_null_check CHECK (new_id IS NOT NULL) NOT VALID;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on new_id
CREATE UNIQUE INDEX CONCURRENTLY t_pkey_new ON t (new_id);

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some t.new_id is NULL
ALTER TABLE t VALIDATE CONSTRAINT t_new_id_not_null_check;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN new_id SET NOT NULL, DROP CONSTRAINT t_new_id_not_null_check;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_pkey, ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey_new;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN old_id DROP NOT NULL;

-- revert

-- through a check that is validated first (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_old_id_not_null_check CHECK (old_id IS NOT NULL) NOT VALID;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on old_id
CREATE UNIQUE INDEX CONCURRENTLY t_pkey_new ON t (old_id);

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some t.old_id is NULL
ALTER TABLE t VALIDATE CONSTRAINT t_old_id_not_null_check;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN old_id SET NOT NULL, DROP CONSTRAINT t_old_id_not_null_check;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_pkey, ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey_new;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN new_id DROP NOT NULL;
