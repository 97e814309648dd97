CREATE TABLE readings (
    sensor integer NOT NULL,
    region text NOT NULL,
    value numeric
) PARTITION BY LIST (region);
CREATE TABLE readings_north PARTITION OF readings FOR VALUES IN ('north');
CREATE TABLE readings_south PARTITION OF readings FOR VALUES IN ('south');
CREATE UNIQUE INDEX readings_sensors ON readings (sensor, region);

CREATE TABLE readings_west PARTITION OF readings (PRIMARY KEY (sensor, region)) FOR VALUES IN ('west');
CREATE INDEX readings_west_local ON readings_west (sensor, region);
