-- check: c (p_id) gets to reference p
--   SELECT NOT EXISTS (SELECT FROM c child WHERE child.p_id IS NOT NULL AND NOT EXISTS (SELECT FROM p parent WHERE parent.id = child.p_id));

-- lock of c, ACCESS EXCLUSIVE, briefly: nobody reads or writes c
-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE c DROP CONSTRAINT c_p_id_fkey;

-- NOT VALID, then VALIDATE (policy)
-- lock of c, SHARE ROW EXCLUSIVE, briefly: nobody writes to c
-- lock of p, SHARE ROW EXCLUSIVE, briefly: nobody writes to p
ALTER TABLE c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE RESTRICT NOT VALID;

-- not in a transaction
-- lock of c, SHARE UPDATE EXCLUSIVE, throughout: other changes of c wait; reads and writes go on
-- data dependent of c: it fails if some row references nothing in p
ALTER TABLE c VALIDATE CONSTRAINT c_p_id_fkey;

-- revert
-- check: c (p_id) gets to reference p
--   SELECT NOT EXISTS (SELECT FROM c child WHERE child.p_id IS NOT NULL AND NOT EXISTS (SELECT FROM p parent WHERE parent.id = child.p_id));

-- lock of c, ACCESS EXCLUSIVE, briefly: nobody reads or writes c
-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE c DROP CONSTRAINT c_p_id_fkey;

-- NOT VALID, then VALIDATE (policy)
-- lock of c, SHARE ROW EXCLUSIVE, briefly: nobody writes to c
-- lock of p, SHARE ROW EXCLUSIVE, briefly: nobody writes to p
ALTER TABLE c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES p (id) NOT VALID;

-- not in a transaction
-- lock of c, SHARE UPDATE EXCLUSIVE, throughout: other changes of c wait; reads and writes go on
-- data dependent of c: it fails if some row references nothing in p
ALTER TABLE c VALIDATE CONSTRAINT c_p_id_fkey;
