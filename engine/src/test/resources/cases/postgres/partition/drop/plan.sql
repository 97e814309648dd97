-- finding: table event_2025 is dropped: its rows are lost, and an application that uses it fails
-- finding: table event_2024 is dropped: its rows are lost, and an application that uses it fails
-- finding: table event is dropped: its rows are lost, and an application that uses it fails

-- dropped with its rows (policy)
-- loses data
-- lock of event_2025, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2025
-- data loss of event_2025: all rows of event_2025
DROP TABLE event_2025;

-- dropped with its rows (policy)
-- loses data
-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
-- data loss of event_2024: all rows of event_2024
DROP TABLE event_2024;

-- dropped with its rows (policy)
-- loses data
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- data loss of event: all rows of event
DROP TABLE event;

-- revert

CREATE TABLE event (
    id bigint NOT NULL,
    at date NOT NULL,
    kind text DEFAULT 'x'::text NOT NULL,
    CONSTRAINT event_pkey PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

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

ALTER TABLE event ATTACH PARTITION event_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

ALTER TABLE event ATTACH PARTITION event_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
