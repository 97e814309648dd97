CREATE TABLE tickets (
    number serial,
    bought date NOT NULL
) PARTITION BY RANGE (bought);
CREATE TABLE tickets_24 PARTITION OF tickets FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
