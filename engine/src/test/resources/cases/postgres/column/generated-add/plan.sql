
-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: every row gets a value of its own in c
ALTER TABLE t ADD COLUMN c integer GENERATED ALWAYS AS (a + b) STORED;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP COLUMN c;
