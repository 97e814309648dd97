CREATE TABLE readings (
    sensor integer NOT NULL,
    region text NOT NULL,
    value numeric
) PARTITION BY LIST (region);
CREATE TABLE readings_north PARTITION OF readings FOR VALUES IN ('north');
CREATE TABLE readings_south PARTITION OF readings FOR VALUES IN ('south');

CREATE INDEX readings_value ON ONLY readings (value);
CREATE INDEX north_value ON readings_north (value);
ALTER INDEX readings_value ATTACH PARTITION north_value;
CREATE INDEX south_value ON readings_south (value);
ALTER INDEX readings_value ATTACH PARTITION south_value;
