-- finding: t.a changes from text to text[]: the table is written anew, and an application may not expect it

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from text to text[]
-- data dependent of t: it fails if some t.a is no text[]
ALTER TABLE t ALTER COLUMN a TYPE text[] USING a::text[];

-- revert

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from text[] to text
-- data dependent of t: it fails if some t.a is no text
ALTER TABLE t ALTER COLUMN a TYPE text USING a::text;
