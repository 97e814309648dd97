-- check: p (a, b) becomes unique
--   SELECT NOT EXISTS (SELECT FROM p WHERE a IS NOT NULL AND b IS NOT NULL GROUP BY a, b HAVING count(*) > 1);
-- check: c (a, b) gets to reference p
--   SELECT NOT EXISTS (SELECT FROM c child WHERE child.a IS NOT NULL AND child.b IS NOT NULL AND NOT EXISTS (SELECT FROM p parent WHERE parent.a = child.a AND parent.b = child.b));

-- not in a transaction
-- built concurrently (policy)
-- lock of p, SHARE UPDATE EXCLUSIVE, throughout: other changes of p wait; reads and writes go on
-- data dependent of p: it fails if two rows agree on a, b
CREATE UNIQUE INDEX CONCURRENTLY p_a_b_key ON p (a, b);

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ADD CONSTRAINT p_a_b_key UNIQUE USING INDEX p_a_b_key;

-- NOT VALID, then VALIDATE (policy)
-- lock of c, SHARE ROW EXCLUSIVE, briefly: nobody writes to c
-- lock of p, SHARE ROW EXCLUSIVE, briefly: nobody writes to p
ALTER TABLE c ADD CONSTRAINT c_a_b_fkey FOREIGN KEY (a, b) REFERENCES p (a, b) MATCH FULL ON DELETE SET NULL NOT VALID;

-- not in a transaction
-- lock of c, SHARE UPDATE EXCLUSIVE, throughout: other changes of c wait; reads and writes go on
-- data dependent of c: it fails if some row references nothing in p
ALTER TABLE c VALIDATE CONSTRAINT c_a_b_fkey;

-- revert

-- lock of c, ACCESS EXCLUSIVE, briefly: nobody reads or writes c
-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE c DROP CONSTRAINT c_a_b_fkey;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p DROP CONSTRAINT p_a_b_key;
