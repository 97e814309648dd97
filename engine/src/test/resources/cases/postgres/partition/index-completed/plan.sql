
-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX readings_value ATTACH PARTITION south_value;

-- revert

-- lock of readings, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings
DROP INDEX readings_value;

-- lock of readings, SHARE, briefly: nobody writes to readings
CREATE INDEX readings_value ON ONLY readings (value);

-- not in a transaction
-- built concurrently (policy)
-- lock of readings_north, SHARE UPDATE EXCLUSIVE, throughout: other changes of readings_north wait; reads and writes go on
CREATE INDEX CONCURRENTLY north_value ON readings_north (value);

-- not in a transaction
-- built concurrently (policy)
-- lock of readings_south, SHARE UPDATE EXCLUSIVE, throughout: other changes of readings_south wait; reads and writes go on
CREATE INDEX CONCURRENTLY south_value ON readings_south (value);

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX readings_value ATTACH PARTITION north_value;
