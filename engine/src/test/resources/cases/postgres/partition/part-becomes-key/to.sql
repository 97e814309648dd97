CREATE TABLE readings (
    sensor integer NOT NULL,
    region text NOT NULL,
    value numeric
) PARTITION BY LIST (region);
CREATE TABLE readings_north PARTITION OF readings FOR VALUES IN ('north');
CREATE TABLE readings_south PARTITION OF readings FOR VALUES IN ('south');

ALTER TABLE ONLY readings ADD CONSTRAINT readings_key PRIMARY KEY (sensor, region);
ALTER TABLE readings_north ADD CONSTRAINT readings_north_key PRIMARY KEY (sensor, region);
ALTER INDEX readings_key ATTACH PARTITION readings_north_key;
ALTER TABLE readings_south ADD CONSTRAINT readings_south_key PRIMARY KEY (sensor, region);
ALTER INDEX readings_key ATTACH PARTITION readings_south_key;
