
-- lock of visit_eu, SHARE, briefly: nobody writes to visit_eu
CREATE INDEX visit_eu_id_idx ON ONLY visit_eu (id);

-- lock of visit, SHARE, briefly: nobody writes to visit
CREATE INDEX visit_id_idx ON ONLY visit (id);

-- not in a transaction
-- built concurrently (policy)
-- lock of visit_eu_0, SHARE UPDATE EXCLUSIVE, throughout: other changes of visit_eu_0 wait; reads and writes go on
CREATE INDEX CONCURRENTLY visit_eu_0_id_idx ON visit_eu_0 (id);

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX visit_eu_id_idx ATTACH PARTITION visit_eu_0_id_idx;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX visit_id_idx ATTACH PARTITION visit_eu_id_idx;

-- revert

-- lock of visit, ACCESS EXCLUSIVE, briefly: nobody reads or writes visit
DROP INDEX visit_id_idx;
