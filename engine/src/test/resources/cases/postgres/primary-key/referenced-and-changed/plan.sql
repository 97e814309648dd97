-- check: p (a) becomes unique
--   SELECT NOT EXISTS (SELECT FROM p WHERE a IS NOT NULL GROUP BY a HAVING count(*) > 1);

-- lock of c, ACCESS EXCLUSIVE, briefly: nobody reads or writes c
-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE c DROP CONSTRAINT c_a_fkey;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ADD COLUMN b integer;

-- not in a transaction
-- built concurrently (policy)
-- lock of p, SHARE UPDATE EXCLUSIVE, throughout: other changes of p wait; reads and writes go on
-- data dependent of p: it fails if two rows agree on a
CREATE UNIQUE INDEX CONCURRENTLY p_pkey_new ON p (a) INCLUDE (b);

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p DROP CONSTRAINT p_pkey, ADD CONSTRAINT p_pkey PRIMARY KEY USING INDEX p_pkey_new;

-- NOT VALID, then VALIDATE (policy)
-- lock of c, SHARE ROW EXCLUSIVE, briefly: nobody writes to c
-- lock of p, SHARE ROW EXCLUSIVE, briefly: nobody writes to p
ALTER TABLE c ADD CONSTRAINT c_a_fkey FOREIGN KEY (a) REFERENCES p (a) NOT VALID;

-- not in a transaction
-- lock of c, SHARE UPDATE EXCLUSIVE, throughout: other changes of c wait; reads and writes go on
-- data dependent of c: it fails if some row references nothing in p
ALTER TABLE c VALIDATE CONSTRAINT c_a_fkey;

-- revert

-- lock of c, ACCESS EXCLUSIVE, briefly: nobody reads or writes c
-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE c DROP CONSTRAINT c_a_fkey;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p DROP CONSTRAINT p_pkey;

-- loses data
-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
-- data loss of p: all values of p.b
ALTER TABLE p DROP COLUMN b;

-- not in a transaction
-- built concurrently (policy)
-- lock of p, SHARE UPDATE EXCLUSIVE, throughout: other changes of p wait; reads and writes go on
-- data dependent of p: it fails if two rows agree on a
CREATE UNIQUE INDEX CONCURRENTLY p_pkey ON p (a);

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ADD CONSTRAINT p_pkey PRIMARY KEY USING INDEX p_pkey;

-- NOT VALID, then VALIDATE (policy)
-- lock of c, SHARE ROW EXCLUSIVE, briefly: nobody writes to c
-- lock of p, SHARE ROW EXCLUSIVE, briefly: nobody writes to p
ALTER TABLE c ADD CONSTRAINT c_a_fkey FOREIGN KEY (a) REFERENCES p (a) NOT VALID;

-- not in a transaction
-- lock of c, SHARE UPDATE EXCLUSIVE, throughout: other changes of c wait; reads and writes go on
-- data dependent of c: it fails if some row references nothing in p
ALTER TABLE c VALIDATE CONSTRAINT c_a_fkey;
