-- check: t gets the check t_c_check
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (c > 0));
-- finding: t.a changes from integer to bigint: the table is written anew, and an application may not expect it

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_c_check;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP COLUMN c;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from integer to bigint
ALTER TABLE t ALTER COLUMN a TYPE bigint;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: every row gets a value of its own in c
ALTER TABLE t ADD COLUMN c bigint GENERATED ALWAYS AS (a + 1) STORED;

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_c_check CHECK (c > 0) NOT VALID;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_c_check
ALTER TABLE t VALIDATE CONSTRAINT t_c_check;

-- revert
-- check: t.a changes from bigint to integer
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (a BETWEEN -2147483648 AND 2147483647));
-- check: t gets the check t_c_check
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (c > 0));

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_c_check;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP COLUMN c;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from bigint to integer
-- data dependent of t: it fails if some t.a is no integer
ALTER TABLE t ALTER COLUMN a TYPE integer;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: every row gets a value of its own in c
ALTER TABLE t ADD COLUMN c bigint GENERATED ALWAYS AS (a + 1) STORED;

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_c_check CHECK (c > 0) NOT VALID;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_c_check
ALTER TABLE t VALIDATE CONSTRAINT t_c_check;
