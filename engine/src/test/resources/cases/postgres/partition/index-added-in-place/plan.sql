
-- built in the transaction (policy)
-- lock of event_2024, SHARE, throughout: nobody writes to event_2024 until the index is built
CREATE INDEX event_2024_kind_idx ON event_2024 (kind);

-- built in the transaction (policy)
-- lock of event_2025, SHARE, throughout: nobody writes to event_2025 until the index is built
CREATE INDEX event_2025_kind_idx ON event_2025 (kind);

-- lock of event, SHARE, throughout: nobody writes to event until the index is built
CREATE INDEX event_kind_idx ON event (kind);

-- revert

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
DROP INDEX event_kind_idx;
