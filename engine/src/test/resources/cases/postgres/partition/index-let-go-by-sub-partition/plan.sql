
-- lock of shipments, ACCESS EXCLUSIVE, briefly: nobody reads or writes shipments
DROP INDEX shipments_weight;

-- lock of shipments_de, SHARE, briefly: nobody writes to shipments_de
CREATE INDEX shipments_de_weight_idx ON ONLY shipments_de (weight);

-- lock of shipments, SHARE, briefly: nobody writes to shipments
CREATE INDEX shipments_weight ON ONLY shipments (weight);

-- not in a transaction
-- built concurrently (policy)
-- lock of shipments_de_24, SHARE UPDATE EXCLUSIVE, throughout: other changes of shipments_de_24 wait; reads and writes go on
CREATE INDEX CONCURRENTLY shipments_de_24_weight_idx ON shipments_de_24 (weight);

-- not in a transaction
-- built concurrently (policy)
-- lock of shipments_de_25, SHARE UPDATE EXCLUSIVE, throughout: other changes of shipments_de_25 wait; reads and writes go on
CREATE INDEX CONCURRENTLY shipments_de_25_weight_idx ON shipments_de_25 (weight) WHERE (weight > 0);

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX shipments_de_weight_idx ATTACH PARTITION shipments_de_24_weight_idx;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX shipments_weight ATTACH PARTITION shipments_de_weight_idx;

-- revert

-- lock of shipments_de_25, ACCESS EXCLUSIVE, briefly: nobody reads or writes shipments_de_25
DROP INDEX shipments_de_25_weight_idx;

-- not in a transaction
-- built concurrently (policy)
-- lock of shipments_de_25, SHARE UPDATE EXCLUSIVE, throughout: other changes of shipments_de_25 wait; reads and writes go on
CREATE INDEX CONCURRENTLY shipments_de_25_weight_idx ON shipments_de_25 (weight);

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX shipments_de_weight_idx ATTACH PARTITION shipments_de_25_weight_idx;
