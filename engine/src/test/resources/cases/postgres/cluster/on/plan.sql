
-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_b_idx ON t (b);

-- lock of t, SHARE UPDATE EXCLUSIVE, briefly: other changes of t wait; reads and writes go on
ALTER TABLE t CLUSTER ON t_b_idx;

-- lock of u, SHARE UPDATE EXCLUSIVE, briefly: other changes of u wait; reads and writes go on
ALTER TABLE u SET WITHOUT CLUSTER;

-- revert

-- not in a transaction
-- dropped concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
DROP INDEX CONCURRENTLY t_b_idx;

-- lock of u, SHARE UPDATE EXCLUSIVE, briefly: other changes of u wait; reads and writes go on
ALTER TABLE u CLUSTER ON u_pkey;
