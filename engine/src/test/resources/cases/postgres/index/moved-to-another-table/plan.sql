
-- lock of a, ACCESS EXCLUSIVE, briefly: nobody reads or writes a
DROP INDEX i;

-- not in a transaction
-- built concurrently (policy)
-- lock of b, SHARE UPDATE EXCLUSIVE, throughout: other changes of b wait; reads and writes go on
CREATE INDEX CONCURRENTLY i ON b (x);

-- revert

-- lock of b, ACCESS EXCLUSIVE, briefly: nobody reads or writes b
DROP INDEX i;

-- not in a transaction
-- built concurrently (policy)
-- lock of a, SHARE UPDATE EXCLUSIVE, throughout: other changes of a wait; reads and writes go on
CREATE INDEX CONCURRENTLY i ON a (x);
