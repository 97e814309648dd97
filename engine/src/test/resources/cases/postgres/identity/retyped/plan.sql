-- finding: t.id changes from integer to bigint: the table is written anew, and an application may not expect it

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.id changes from integer to bigint
ALTER TABLE t ALTER COLUMN id TYPE bigint;

-- revert
-- check: t.id changes from bigint to integer
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (id BETWEEN -2147483648 AND 2147483647));

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.id changes from bigint to integer
-- data dependent of t: it fails if some t.id is no integer
ALTER TABLE t ALTER COLUMN id TYPE integer;
