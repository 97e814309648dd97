-- check: t.a changes from numeric(10,4) to numeric(6,2)
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (abs(round(a, 2)) < 1e4::numeric));
-- check: t.b changes from numeric to integer
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (round(b::numeric) BETWEEN -2147483648 AND 2147483647));
-- finding: t.a changes from numeric(10,4) to numeric(6,2): the table is written anew, and an application may not expect it
-- finding: t.b changes from numeric to integer: the table is written anew, and an application may not expect it

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from numeric(10,4) to numeric(6,2)
-- data dependent of t: it fails if some t.a is no numeric(6,2)
-- data loss of t: values of t.a may be rounded
-- rewrite of t: t.b changes from numeric to integer
-- data dependent of t: it fails if some t.b is no integer
-- data loss of t: values of t.b may be rounded
ALTER TABLE t
    ALTER COLUMN a TYPE numeric(6,2),
    ALTER COLUMN b TYPE integer;

-- revert
-- check: t.a changes from numeric(6,2) to numeric(10,4)
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (abs(round(a, 4)) < 1e6::numeric));

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from numeric(6,2) to numeric(10,4)
-- data dependent of t: it fails if some t.a is no numeric(10,4)
-- rewrite of t: t.b changes from integer to numeric
ALTER TABLE t
    ALTER COLUMN a TYPE numeric(10,4),
    ALTER COLUMN b TYPE numeric;
