-- finding: index by_b is renamed to t_b: an application that knows the old name fails
-- finding: constraint b_positive of t is renamed to positive_b: an application that knows the old name fails
-- finding: constraint t_once of t is renamed to t_one: an application that knows the old name fails
-- finding: constraint a_parent of t is renamed to t_parent: an application that knows the old name fails

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX by_b RENAME TO t_b;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t RENAME CONSTRAINT b_positive TO positive_b;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t RENAME CONSTRAINT t_once TO t_one;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t RENAME CONSTRAINT a_parent TO t_parent;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t RENAME CONSTRAINT t_parent TO a_parent;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t RENAME CONSTRAINT t_one TO t_once;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t RENAME CONSTRAINT positive_b TO b_positive;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_b RENAME TO by_b;
