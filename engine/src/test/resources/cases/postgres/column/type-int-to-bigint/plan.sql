-- finding: t.a changes from integer to bigint: the table is written anew, and an application may not expect it
-- finding: t.b changes from integer to bigint: the table is written anew, and an application may not expect it

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from integer to bigint
-- rewrite of t: t.b changes from integer to bigint
ALTER TABLE t
    ALTER COLUMN a TYPE bigint,
    ALTER COLUMN b TYPE bigint;

-- revert
-- check: t.a changes from bigint to integer
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (a BETWEEN -2147483648 AND 2147483647));
-- check: t.b changes from bigint to integer
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (b BETWEEN -2147483648 AND 2147483647));

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from bigint to integer
-- data dependent of t: it fails if some t.a is no integer
-- rewrite of t: t.b changes from bigint to integer
-- data dependent of t: it fails if some t.b is no integer
ALTER TABLE t
    ALTER COLUMN a TYPE integer,
    ALTER COLUMN b TYPE integer;
