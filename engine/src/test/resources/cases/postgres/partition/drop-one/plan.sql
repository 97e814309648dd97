-- finding: table event_2025 is dropped: its rows are lost, and an application that uses it fails

-- dropped with its rows (policy)
-- loses data
-- lock of event_2025, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2025
-- data loss of event_2025: all rows of event_2025
DROP TABLE event_2025;

-- revert

CREATE TABLE event_2025 (
    id bigint NOT NULL,
    at date NOT NULL,
    kind text DEFAULT 'x'::text NOT NULL,
    CONSTRAINT event_2025_pkey PRIMARY KEY (id, at)
);

-- lock of event, SHARE UPDATE EXCLUSIVE, briefly: other changes of event wait; reads and writes go on
ALTER TABLE event ATTACH PARTITION event_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
