
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN c DROP EXPRESSION;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN c SET DEFAULT 1;

-- revert

-- dropped with its values (policy)
-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all values of t.c
ALTER TABLE t DROP COLUMN c;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: every row gets a value of its own in c
ALTER TABLE t ADD COLUMN c integer GENERATED ALWAYS AS (a + 1) STORED;
