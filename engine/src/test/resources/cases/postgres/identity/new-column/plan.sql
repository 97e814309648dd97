
-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: every row gets a value of its own in id
ALTER TABLE t ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY (MAXVALUE 1000 START WITH 5) NOT NULL;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on id
CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON t (id);

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_pkey;

-- dropped with its values (policy)
-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all values of t.id
ALTER TABLE t DROP COLUMN id;
