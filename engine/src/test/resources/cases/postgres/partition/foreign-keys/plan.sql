-- check: event (kind) gets to reference kind
--   SELECT NOT EXISTS (SELECT FROM event child WHERE child.kind IS NOT NULL AND NOT EXISTS (SELECT FROM kind parent WHERE parent.name = child.kind));
-- check: note (event, at) gets to reference event
--   SELECT NOT EXISTS (SELECT FROM note child WHERE child.event IS NOT NULL AND child.at IS NOT NULL AND NOT EXISTS (SELECT FROM event parent WHERE parent.id = child.event AND parent.at = child.at));

CREATE TABLE event_2025 (
    id bigint NOT NULL,
    at date NOT NULL,
    kind text DEFAULT 'x'::text NOT NULL,
    CONSTRAINT event_2025_pkey PRIMARY KEY (id, at)
);

-- lock of event, SHARE UPDATE EXCLUSIVE, briefly: other changes of event wait; reads and writes go on
ALTER TABLE event ATTACH PARTITION event_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

-- validated at once (partitioned)
-- lock of event, SHARE ROW EXCLUSIVE, throughout: nobody writes to event
-- lock of kind, SHARE ROW EXCLUSIVE, throughout: nobody writes to kind
-- scan of event: every row is looked up
-- data dependent of event: it fails if some row references nothing in kind
ALTER TABLE event ADD CONSTRAINT event_kind_fkey FOREIGN KEY (kind) REFERENCES kind (name);

-- validated at once (partitioned)
-- lock of note, SHARE ROW EXCLUSIVE, throughout: nobody writes to note
-- lock of event, SHARE ROW EXCLUSIVE, throughout: nobody writes to event
-- scan of note: every row is looked up
-- data dependent of note: it fails if some row references nothing in event
ALTER TABLE note ADD CONSTRAINT note_event_fkey FOREIGN KEY (event, at) REFERENCES event (id, at);

-- revert

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- lock of kind, ACCESS EXCLUSIVE, briefly: nobody reads or writes kind
ALTER TABLE event DROP CONSTRAINT event_kind_fkey;

-- lock of note, ACCESS EXCLUSIVE, briefly: nobody reads or writes note
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE note DROP CONSTRAINT note_event_fkey;

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- lock of event_2025, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2025
ALTER TABLE event DETACH PARTITION event_2025;

-- loses data
-- lock of event_2025, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2025
-- data loss of event_2025: all rows of event_2025
DROP TABLE event_2025;
