CREATE TABLE readings (
    sensor integer NOT NULL,
    region text NOT NULL,
    value numeric
) PARTITION BY LIST (region);
CREATE TABLE readings_north PARTITION OF readings FOR VALUES IN ('north');
CREATE TABLE readings_south PARTITION OF readings FOR VALUES IN ('south');

ALTER TABLE readings ADD CONSTRAINT readings_sane CHECK (value < 1000) NOT VALID;
ALTER TABLE readings_north VALIDATE CONSTRAINT readings_sane;
