-- check: t.a becomes NOT NULL
--   SELECT NOT EXISTS (SELECT FROM t WHERE a IS NULL);
-- finding: t.a changes from text to jsonb: the table is written anew, and an application may not expect it

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from text to jsonb
-- data dependent of t: it fails if some t.a is no jsonb
ALTER TABLE t ALTER COLUMN a TYPE jsonb USING a::jsonb;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN a SET DEFAULT '{}'::jsonb;

-- through a check that is validated first (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_a_not_null_check CHECK (a IS NOT NULL) NOT VALID;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some t.a is NULL
ALTER TABLE t VALIDATE CONSTRAINT t_a_not_null_check;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN a SET NOT NULL, DROP CONSTRAINT t_a_not_null_check;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN a DROP DEFAULT;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from jsonb to text
ALTER TABLE t ALTER COLUMN a TYPE text;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
