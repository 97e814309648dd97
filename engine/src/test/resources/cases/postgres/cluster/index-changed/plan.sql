
-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_b_idx_new ON t (b, c);

-- not in a transaction
-- dropped concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
DROP INDEX CONCURRENTLY t_b_idx;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_b_idx_new RENAME TO t_b_idx;

-- lock of t, SHARE UPDATE EXCLUSIVE, briefly: other changes of t wait; reads and writes go on
ALTER TABLE t CLUSTER ON t_b_idx;

-- revert

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_b_idx_new ON t (b);

-- not in a transaction
-- dropped concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
DROP INDEX CONCURRENTLY t_b_idx;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_b_idx_new RENAME TO t_b_idx;

-- lock of t, SHARE UPDATE EXCLUSIVE, briefly: other changes of t wait; reads and writes go on
ALTER TABLE t CLUSTER ON t_b_idx;
