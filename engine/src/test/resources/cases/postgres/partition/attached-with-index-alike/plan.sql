
-- lock of readings_east, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings_east
DROP INDEX east_sensors;

-- not in a transaction
-- built concurrently (policy)
-- lock of readings_east, SHARE UPDATE EXCLUSIVE, throughout: other changes of readings_east wait; reads and writes go on
CREATE INDEX CONCURRENTLY readings_east_sensor_region_idx ON readings_east (sensor, region);

-- not in a transaction
-- built concurrently (policy)
-- lock of readings_east, SHARE UPDATE EXCLUSIVE, throughout: other changes of readings_east wait; reads and writes go on
CREATE INDEX CONCURRENTLY east_sensors ON readings_east (sensor, region);

-- lock of readings, SHARE UPDATE EXCLUSIVE, briefly: other changes of readings wait; reads and writes go on
-- lock of readings_east, ACCESS EXCLUSIVE, throughout: nobody reads or writes readings_east until all of it is done
-- scan of readings_east: every row is checked against the bound
-- data dependent of readings_east: it fails if some row is outside the bound
ALTER TABLE readings ATTACH PARTITION readings_east FOR VALUES IN ('east');

-- revert

-- lock of readings, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings
-- lock of readings_east, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings_east
ALTER TABLE readings DETACH PARTITION readings_east;

-- not in a transaction
-- dropped concurrently (policy)
-- lock of readings_east, SHARE UPDATE EXCLUSIVE, throughout: other changes of readings_east wait; reads and writes go on
DROP INDEX CONCURRENTLY readings_east_sensor_region_idx;
