
CREATE TABLE shipments_fr (
    id bigint NOT NULL,
    country text NOT NULL,
    sent date NOT NULL,
    weight integer
) PARTITION BY HASH (id);

CREATE TABLE shipments_rest (
    id bigint NOT NULL,
    country text NOT NULL,
    sent date NOT NULL,
    weight integer
);

CREATE TABLE shipments_fr_0 (
    id bigint NOT NULL,
    country text NOT NULL,
    sent date NOT NULL,
    weight integer
);

CREATE TABLE shipments_fr_1 (
    id bigint NOT NULL,
    country text NOT NULL,
    sent date NOT NULL,
    weight integer
);

CREATE UNIQUE INDEX shipments_rest_id_country_sent_idx ON shipments_rest (id, country, sent);

CREATE UNIQUE INDEX shipments_fr_0_id_country_sent_idx ON shipments_fr_0 (id, country, sent);

CREATE INDEX shipments_fr_0_weight_idx ON shipments_fr_0 (weight);

CREATE UNIQUE INDEX shipments_fr_1_id_country_sent_idx ON shipments_fr_1 (id, country, sent);

CREATE INDEX shipments_fr_1_weight_idx ON shipments_fr_1 (weight);

-- lock of shipments, SHARE UPDATE EXCLUSIVE, briefly: other changes of shipments wait; reads and writes go on
ALTER TABLE shipments ATTACH PARTITION shipments_rest DEFAULT;

ALTER TABLE shipments_fr ATTACH PARTITION shipments_fr_0 FOR VALUES WITH (modulus 2, remainder 0);

ALTER TABLE shipments_fr ATTACH PARTITION shipments_fr_1 FOR VALUES WITH (modulus 2, remainder 1);

CREATE UNIQUE INDEX shipments_fr_id_country_sent_idx ON shipments_fr (id, country, sent);

CREATE INDEX shipments_fr_weight ON shipments_fr (weight);

-- lock of shipments, SHARE UPDATE EXCLUSIVE, briefly: other changes of shipments wait; reads and writes go on
ALTER TABLE shipments ATTACH PARTITION shipments_fr FOR VALUES IN ('fr');

-- revert

-- loses data
-- lock of shipments_rest, ACCESS EXCLUSIVE, briefly: nobody reads or writes shipments_rest
-- data loss of shipments_rest: all rows of shipments_rest
DROP TABLE shipments_rest;

-- loses data
-- lock of shipments_fr_1, ACCESS EXCLUSIVE, briefly: nobody reads or writes shipments_fr_1
-- data loss of shipments_fr_1: all rows of shipments_fr_1
DROP TABLE shipments_fr_1;

-- loses data
-- lock of shipments_fr_0, ACCESS EXCLUSIVE, briefly: nobody reads or writes shipments_fr_0
-- data loss of shipments_fr_0: all rows of shipments_fr_0
DROP TABLE shipments_fr_0;

-- loses data
-- lock of shipments_fr, ACCESS EXCLUSIVE, briefly: nobody reads or writes shipments_fr
-- data loss of shipments_fr: all rows of shipments_fr
DROP TABLE shipments_fr;
