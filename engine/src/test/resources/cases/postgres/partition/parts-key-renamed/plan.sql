-- check: readings_south (sensor, region) becomes unique
--   SELECT NOT EXISTS (SELECT FROM readings_south WHERE sensor IS NOT NULL AND region IS NOT NULL GROUP BY sensor, region HAVING count(*) > 1);
-- check: readings (sensor, region) becomes unique
--   SELECT NOT EXISTS (SELECT FROM readings WHERE sensor IS NOT NULL AND region IS NOT NULL GROUP BY sensor, region HAVING count(*) > 1);

-- lock of readings_north, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings_north
ALTER TABLE readings_north RENAME CONSTRAINT north_key TO readings_north_pkey;

-- not in a transaction
-- built concurrently (policy)
-- lock of readings_south, SHARE UPDATE EXCLUSIVE, throughout: other changes of readings_south wait; reads and writes go on
-- data dependent of readings_south: it fails if two rows agree on sensor, region
CREATE UNIQUE INDEX CONCURRENTLY readings_south_pkey ON readings_south (sensor, region);

-- lock of readings_south, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings_south
ALTER TABLE readings_south ADD CONSTRAINT readings_south_pkey PRIMARY KEY USING INDEX readings_south_pkey;

-- built in the transaction (policy)
-- lock of readings, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings
ALTER TABLE readings ADD CONSTRAINT readings_key PRIMARY KEY (sensor, region);

-- revert

-- lock of readings, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings
ALTER TABLE readings DROP CONSTRAINT readings_key;

-- not in a transaction
-- built concurrently (policy)
-- lock of readings_north, SHARE UPDATE EXCLUSIVE, throughout: other changes of readings_north wait; reads and writes go on
-- data dependent of readings_north: it fails if two rows agree on sensor, region
CREATE UNIQUE INDEX CONCURRENTLY north_key ON readings_north (sensor, region);

-- lock of readings_north, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings_north
ALTER TABLE readings_north ADD CONSTRAINT north_key PRIMARY KEY USING INDEX north_key;
