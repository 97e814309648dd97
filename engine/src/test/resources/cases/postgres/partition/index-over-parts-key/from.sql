CREATE TABLE readings (
    sensor integer NOT NULL,
    region text NOT NULL,
    value numeric
) PARTITION BY LIST (region);
CREATE TABLE readings_north PARTITION OF readings FOR VALUES IN ('north');
CREATE TABLE readings_south PARTITION OF readings FOR VALUES IN ('south');

CREATE UNIQUE INDEX readings_once ON readings (sensor, region);
ALTER TABLE readings_north ADD CONSTRAINT readings_north_once UNIQUE USING INDEX readings_north_sensor_region_idx;
