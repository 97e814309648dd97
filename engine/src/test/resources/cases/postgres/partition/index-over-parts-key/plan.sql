-- check: readings_north (sensor, region) becomes unique
--   SELECT NOT EXISTS (SELECT FROM readings_north WHERE sensor IS NOT NULL AND region IS NOT NULL GROUP BY sensor, region HAVING count(*) > 1);
-- check: readings_south (sensor, region) becomes unique
--   SELECT NOT EXISTS (SELECT FROM readings_south WHERE sensor IS NOT NULL AND region IS NOT NULL GROUP BY sensor, region HAVING count(*) > 1);
-- check: readings (sensor, region) becomes unique
--   SELECT NOT EXISTS (SELECT FROM readings WHERE sensor IS NOT NULL AND region IS NOT NULL GROUP BY sensor, region HAVING count(*) > 1);

-- takes along readings_north_once
-- lock of readings, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings
DROP INDEX readings_once CASCADE;

-- not in a transaction
-- built concurrently (policy)
-- lock of readings_north, SHARE UPDATE EXCLUSIVE, throughout: other changes of readings_north wait; reads and writes go on
-- data dependent of readings_north: it fails if two rows agree on sensor, region
CREATE UNIQUE INDEX CONCURRENTLY readings_north_sensor_region_key ON readings_north (sensor, region);

-- not in a transaction
-- built concurrently (policy)
-- lock of readings_south, SHARE UPDATE EXCLUSIVE, throughout: other changes of readings_south wait; reads and writes go on
-- data dependent of readings_south: it fails if two rows agree on sensor, region
CREATE UNIQUE INDEX CONCURRENTLY readings_south_sensor_region_key ON readings_south (sensor, region);

-- lock of readings_north, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings_north
ALTER TABLE readings_north ADD CONSTRAINT readings_north_sensor_region_key UNIQUE USING INDEX readings_north_sensor_region_key;

-- lock of readings_south, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings_south
ALTER TABLE readings_south ADD CONSTRAINT readings_south_sensor_region_key UNIQUE USING INDEX readings_south_sensor_region_key;

-- built in the transaction (policy)
-- lock of readings, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings
ALTER TABLE readings ADD CONSTRAINT readings_once UNIQUE (sensor, region);

-- revert

-- lock of readings, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings
ALTER TABLE readings DROP CONSTRAINT readings_once;

-- lock of readings, SHARE, briefly: nobody writes to readings
-- data dependent of readings: it fails if two rows agree on the keys of readings_once
CREATE UNIQUE INDEX readings_once ON ONLY readings (sensor, region);

-- not in a transaction
-- built concurrently (policy)
-- lock of readings_north, SHARE UPDATE EXCLUSIVE, throughout: other changes of readings_north wait; reads and writes go on
-- data dependent of readings_north: it fails if two rows agree on sensor, region
CREATE UNIQUE INDEX CONCURRENTLY readings_north_once ON readings_north (sensor, region);

-- not in a transaction
-- built concurrently (policy)
-- lock of readings_south, SHARE UPDATE EXCLUSIVE, throughout: other changes of readings_south wait; reads and writes go on
-- data dependent of readings_south: it fails if two rows agree on the keys of readings_south_sensor_region_idx
CREATE UNIQUE INDEX CONCURRENTLY readings_south_sensor_region_idx ON readings_south (sensor, region);

-- lock of readings_north, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings_north
ALTER TABLE readings_north ADD CONSTRAINT readings_north_once UNIQUE USING INDEX readings_north_once;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX readings_once ATTACH PARTITION readings_north_once;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX readings_once ATTACH PARTITION readings_south_sensor_region_idx;
