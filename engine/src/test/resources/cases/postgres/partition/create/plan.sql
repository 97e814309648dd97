
CREATE TABLE event (
    id bigint NOT NULL,
    at date NOT NULL,
    kind text DEFAULT 'x'::text NOT NULL,
    CONSTRAINT event_pkey PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

CREATE TABLE name (
    name text
) PARTITION BY RANGE (lower(name) COLLATE "C" text_pattern_ops, name);

CREATE TABLE visit (
    id bigint,
    country text,
    CONSTRAINT visit_id_check CHECK (id > 0)
) PARTITION BY LIST (country);

CREATE TABLE event_2024 (
    id bigint NOT NULL,
    at date NOT NULL,
    kind text DEFAULT 'x'::text NOT NULL,
    CONSTRAINT event_2024_pkey PRIMARY KEY (id, at)
);

CREATE TABLE event_2025 (
    id bigint NOT NULL,
    at date NOT NULL,
    kind text DEFAULT 'x'::text NOT NULL,
    CONSTRAINT event_2025_pkey PRIMARY KEY (id, at)
);

CREATE TABLE event_rest (
    id bigint NOT NULL,
    at date NOT NULL,
    kind text DEFAULT 'x'::text NOT NULL,
    CONSTRAINT event_rest_pkey PRIMARY KEY (id, at)
);

CREATE TABLE name_a (
    name text
);

CREATE TABLE visit_eu (
    id bigint,
    country text,
    CONSTRAINT visit_id_check CHECK (id > 0)
) PARTITION BY HASH (id);

CREATE TABLE visit_eu_0 (
    id bigint,
    country text,
    CONSTRAINT visit_id_check CHECK (id > 0)
);

CREATE TABLE visit_eu_1 (
    id bigint,
    country text,
    CONSTRAINT visit_id_check CHECK (id > 0)
);

CREATE INDEX event_2024_kind_idx ON event_2024 (kind);

CREATE INDEX event_2025_kind_idx ON event_2025 (kind);

CREATE INDEX event_rest_kind_idx ON event_rest (kind);

CREATE INDEX visit_eu_0_id_idx ON visit_eu_0 (id);

CREATE INDEX visit_eu_1_id_idx ON visit_eu_1 (id);

ALTER TABLE event ATTACH PARTITION event_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

ALTER TABLE event ATTACH PARTITION event_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

ALTER TABLE event ATTACH PARTITION event_rest DEFAULT;

ALTER TABLE name ATTACH PARTITION name_a FOR VALUES FROM ('a', MINVALUE) TO ('b', MAXVALUE);

ALTER TABLE visit ATTACH PARTITION visit_eu FOR VALUES IN ('FR', 'DE');

ALTER TABLE visit_eu ATTACH PARTITION visit_eu_0 FOR VALUES WITH (modulus 2, remainder 0);

ALTER TABLE visit_eu ATTACH PARTITION visit_eu_1 FOR VALUES WITH (modulus 2, remainder 1);

CREATE INDEX visit_eu_id_idx ON visit_eu (id);

CREATE INDEX visit_id_idx ON visit (id);

CREATE INDEX event_kind_idx ON event (kind);

-- revert

-- loses data
-- lock of visit_eu_1, ACCESS EXCLUSIVE, briefly: nobody reads or writes visit_eu_1
-- data loss of visit_eu_1: all rows of visit_eu_1
DROP TABLE visit_eu_1;

-- loses data
-- lock of visit_eu_0, ACCESS EXCLUSIVE, briefly: nobody reads or writes visit_eu_0
-- data loss of visit_eu_0: all rows of visit_eu_0
DROP TABLE visit_eu_0;

-- loses data
-- lock of visit_eu, ACCESS EXCLUSIVE, briefly: nobody reads or writes visit_eu
-- data loss of visit_eu: all rows of visit_eu
DROP TABLE visit_eu;

-- loses data
-- lock of visit, ACCESS EXCLUSIVE, briefly: nobody reads or writes visit
-- data loss of visit: all rows of visit
DROP TABLE visit;

-- loses data
-- lock of name_a, ACCESS EXCLUSIVE, briefly: nobody reads or writes name_a
-- data loss of name_a: all rows of name_a
DROP TABLE name_a;

-- loses data
-- lock of name, ACCESS EXCLUSIVE, briefly: nobody reads or writes name
-- data loss of name: all rows of name
DROP TABLE name;

-- loses data
-- lock of event_rest, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_rest
-- data loss of event_rest: all rows of event_rest
DROP TABLE event_rest;

-- loses data
-- lock of event_2025, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2025
-- data loss of event_2025: all rows of event_2025
DROP TABLE event_2025;

-- loses data
-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
-- data loss of event_2024: all rows of event_2024
DROP TABLE event_2024;

-- loses data
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- data loss of event: all rows of event
DROP TABLE event;
