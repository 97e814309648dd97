
CREATE TABLE readings_west (
    sensor integer NOT NULL,
    region text NOT NULL,
    value numeric
);

CREATE UNIQUE INDEX readings_west_sensor_region_idx ON readings_west (sensor, region);

CREATE INDEX readings_west_local ON readings_west (sensor, region);

-- lock of readings, SHARE UPDATE EXCLUSIVE, briefly: other changes of readings wait; reads and writes go on
ALTER TABLE readings ATTACH PARTITION readings_west FOR VALUES IN ('west');

-- built in the transaction (policy)
ALTER TABLE readings_west ADD CONSTRAINT readings_west_pkey PRIMARY KEY (sensor, region);

-- revert

-- loses data
-- lock of readings_west, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings_west
-- data loss of readings_west: all rows of readings_west
DROP TABLE readings_west;
