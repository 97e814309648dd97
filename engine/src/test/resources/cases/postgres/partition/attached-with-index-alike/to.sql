CREATE TABLE readings (
    sensor integer NOT NULL,
    region text NOT NULL,
    value numeric
) PARTITION BY LIST (region);
CREATE TABLE readings_north PARTITION OF readings FOR VALUES IN ('north');
CREATE TABLE readings_south PARTITION OF readings FOR VALUES IN ('south');
CREATE INDEX readings_sensors ON readings (sensor, region);

CREATE TABLE readings_east (
    sensor integer NOT NULL,
    region text NOT NULL,
    value numeric
);
CREATE INDEX readings_east_sensor_region_idx ON readings_east (sensor, region);
ALTER TABLE readings ATTACH PARTITION readings_east FOR VALUES IN ('east');
CREATE INDEX east_sensors ON readings_east (sensor, region);
