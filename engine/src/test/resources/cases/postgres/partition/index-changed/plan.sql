
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
DROP INDEX event_kind_idx;

-- lock of event, SHARE, briefly: nobody writes to event
CREATE INDEX event_kind_idx ON ONLY event (kind, at);

-- not in a transaction
-- built concurrently (policy)
-- lock of event_2024, SHARE UPDATE EXCLUSIVE, throughout: other changes of event_2024 wait; reads and writes go on
CREATE INDEX CONCURRENTLY event_2024_kind_at_idx ON event_2024 (kind, at);

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX event_kind_idx ATTACH PARTITION event_2024_kind_at_idx;

-- revert

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
DROP INDEX event_kind_idx;

-- lock of event, SHARE, briefly: nobody writes to event
CREATE INDEX event_kind_idx ON ONLY event (kind);

-- not in a transaction
-- built concurrently (policy)
-- lock of event_2024, SHARE UPDATE EXCLUSIVE, throughout: other changes of event_2024 wait; reads and writes go on
CREATE INDEX CONCURRENTLY event_2024_kind_idx ON event_2024 (kind);

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX event_kind_idx ATTACH PARTITION event_2024_kind_idx;
