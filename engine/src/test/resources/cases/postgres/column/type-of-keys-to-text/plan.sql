-- finding: c.p_id changes from integer to text: the table is written anew, and an application may not expect it
-- finding: p.id changes from integer to text: the table is written anew, and an application may not expect it

-- lock of c, ACCESS EXCLUSIVE, briefly: nobody reads or writes c
-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE c DROP CONSTRAINT c_p_id_fkey;

-- lock of c, ACCESS EXCLUSIVE, throughout: nobody reads or writes c until all of it is done
-- rewrite of c: c.p_id changes from integer to text
ALTER TABLE c ALTER COLUMN p_id TYPE text;

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: p.id changes from integer to text
ALTER TABLE p ALTER COLUMN id TYPE text;

-- NOT VALID, then VALIDATE (policy)
-- lock of c, SHARE ROW EXCLUSIVE, briefly: nobody writes to c
-- lock of p, SHARE ROW EXCLUSIVE, briefly: nobody writes to p
ALTER TABLE c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES p (id) NOT VALID;

-- not in a transaction
-- lock of c, SHARE UPDATE EXCLUSIVE, throughout: other changes of c wait; reads and writes go on
-- data dependent of c: it fails if some row references nothing in p
ALTER TABLE c VALIDATE CONSTRAINT c_p_id_fkey;

-- revert
-- check: c.p_id changes from text to integer
--   SELECT NOT EXISTS (SELECT FROM c WHERE NOT (CASE WHEN p_id ~* '^\s*[-+]?[0-9]+\s*$' THEN p_id::numeric BETWEEN -2147483648 AND 2147483647 WHEN p_id IS NOT NULL THEN false END));
-- check: p.id changes from text to integer
--   SELECT NOT EXISTS (SELECT FROM p WHERE NOT (CASE WHEN id ~* '^\s*[-+]?[0-9]+\s*$' THEN id::numeric BETWEEN -2147483648 AND 2147483647 WHEN id IS NOT NULL THEN false END));

-- lock of c, ACCESS EXCLUSIVE, briefly: nobody reads or writes c
-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE c DROP CONSTRAINT c_p_id_fkey;

-- lock of c, ACCESS EXCLUSIVE, throughout: nobody reads or writes c until all of it is done
-- rewrite of c: c.p_id changes from text to integer
-- data dependent of c: it fails if some c.p_id is no integer
ALTER TABLE c ALTER COLUMN p_id TYPE integer USING p_id::integer;

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: p.id changes from text to integer
-- data dependent of p: it fails if some p.id is no integer
ALTER TABLE p ALTER COLUMN id TYPE integer USING id::integer;

-- NOT VALID, then VALIDATE (policy)
-- lock of c, SHARE ROW EXCLUSIVE, briefly: nobody writes to c
-- lock of p, SHARE ROW EXCLUSIVE, briefly: nobody writes to p
ALTER TABLE c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES p (id) NOT VALID;

-- not in a transaction
-- lock of c, SHARE UPDATE EXCLUSIVE, throughout: other changes of c wait; reads and writes go on
-- data dependent of c: it fails if some row references nothing in p
ALTER TABLE c VALIDATE CONSTRAINT c_p_id_fkey;
