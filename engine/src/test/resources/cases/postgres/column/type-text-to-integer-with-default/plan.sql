-- check: t.a changes from text to integer
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (CASE WHEN a ~* '^\s*[-+]?[0-9]+\s*$' THEN a::numeric BETWEEN -2147483648 AND 2147483647 WHEN a IS NOT NULL THEN false END));
-- finding: t.a changes from text to integer: the table is written anew, and an application may not expect it

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN a DROP DEFAULT;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
DROP INDEX t_a;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from text to integer
-- data dependent of t: it fails if some t.a is no integer
ALTER TABLE t ALTER COLUMN a TYPE integer USING a::integer;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN a SET DEFAULT 0;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_a ON t (a) WHERE (a <> 0);

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN a DROP DEFAULT;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
DROP INDEX t_a;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from integer to text
ALTER TABLE t ALTER COLUMN a TYPE text;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN a SET DEFAULT '0'::text;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_a ON t (a) WHERE (a <> ''::text);
