CREATE TABLE shipments (
    id bigint NOT NULL,
    country text NOT NULL,
    sent date NOT NULL,
    weight integer
) PARTITION BY LIST (country);
CREATE TABLE shipments_de PARTITION OF shipments FOR VALUES IN ('de') PARTITION BY RANGE (sent);
CREATE TABLE shipments_de_24 PARTITION OF shipments_de FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE shipments_de_25 PARTITION OF shipments_de FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

CREATE INDEX shipments_weight ON shipments (weight);
