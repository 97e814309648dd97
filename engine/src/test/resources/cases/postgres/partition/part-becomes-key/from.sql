CREATE TABLE readings (
    sensor integer NOT NULL,
    region text NOT NULL,
    value numeric
) PARTITION BY LIST (region);
CREATE TABLE readings_north PARTITION OF readings FOR VALUES IN ('north');
CREATE TABLE readings_south PARTITION OF readings FOR VALUES IN ('south');

ALTER TABLE ONLY readings ADD CONSTRAINT readings_key PRIMARY KEY (sensor, region);
CREATE UNIQUE INDEX readings_north_key ON readings_north (sensor, region);
