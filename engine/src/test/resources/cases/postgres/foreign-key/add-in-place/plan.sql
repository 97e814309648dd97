-- check: c (p_id) gets to reference p
--   SELECT NOT EXISTS (SELECT FROM c child WHERE child.p_id IS NOT NULL AND NOT EXISTS (SELECT FROM p parent WHERE parent.id = child.p_id));

-- validated at once (policy)
-- lock of c, SHARE ROW EXCLUSIVE, throughout: nobody writes to c
-- lock of p, SHARE ROW EXCLUSIVE, throughout: nobody writes to p
-- scan of c: every row is looked up
-- data dependent of c: it fails if some row references nothing in p
ALTER TABLE c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES p (id);

-- revert

-- lock of c, ACCESS EXCLUSIVE, briefly: nobody reads or writes c
-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE c DROP CONSTRAINT c_p_id_fkey;
