
-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: the table is written anew
ALTER TABLE t SET UNLOGGED;

-- revert

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: the table is written anew
ALTER TABLE t SET LOGGED;
