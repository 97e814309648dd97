CREATE TABLE shipments (
    id bigint NOT NULL,
    country text NOT NULL,
    sent date NOT NULL,
    weight integer
) PARTITION BY LIST (country);
CREATE TABLE shipments_de PARTITION OF shipments FOR VALUES IN ('de') PARTITION BY RANGE (sent);
CREATE TABLE shipments_de_24 PARTITION OF shipments_de FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE shipments_de_25 PARTITION OF shipments_de FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

CREATE TABLE shipments_fr PARTITION OF shipments FOR VALUES IN ('fr') PARTITION BY HASH (id);
CREATE TABLE shipments_fr_0 PARTITION OF shipments_fr FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE shipments_fr_1 PARTITION OF shipments_fr FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE shipments_rest PARTITION OF shipments DEFAULT;
CREATE UNIQUE INDEX shipments_once ON shipments (id, country, sent);
CREATE INDEX shipments_fr_weight ON shipments_fr (weight);
