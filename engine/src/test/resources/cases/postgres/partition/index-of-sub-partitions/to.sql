CREATE TABLE visit (id bigint, country text) PARTITION BY LIST (country);
CREATE TABLE visit_eu PARTITION OF visit FOR VALUES IN ('FR', 'DE') PARTITION BY HASH (id);
CREATE TABLE visit_eu_0 PARTITION OF visit_eu FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE INDEX visit_id_idx ON visit (id);
