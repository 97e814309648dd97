
-- lock of t, SHARE UPDATE EXCLUSIVE, briefly: other changes of t wait; reads and writes go on
ALTER TABLE t SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, toast.autovacuum_enabled = false);

-- lock of t, SHARE UPDATE EXCLUSIVE, briefly: other changes of t wait; reads and writes go on
ALTER TABLE t RESET (autovacuum_enabled);

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_pkey SET (fillfactor = 60);

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_b_idx SET (deduplicate_items = off);

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_b_idx RESET (fillfactor);

-- revert

-- lock of t, SHARE UPDATE EXCLUSIVE, briefly: other changes of t wait; reads and writes go on
ALTER TABLE t SET (fillfactor = 90, autovacuum_enabled = false);

-- lock of t, SHARE UPDATE EXCLUSIVE, briefly: other changes of t wait; reads and writes go on
ALTER TABLE t RESET (autovacuum_vacuum_scale_factor, toast.autovacuum_enabled);

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_pkey RESET (fillfactor);

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_b_idx SET (fillfactor = 90);

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_b_idx RESET (deduplicate_items);
