-- check: event_2024.kind becomes NOT NULL
--   SELECT NOT EXISTS (SELECT FROM event_2024 WHERE kind IS NULL);
-- check: event_2024 (id, at) becomes unique
--   SELECT NOT EXISTS (SELECT FROM event_2024 WHERE id IS NOT NULL AND at IS NOT NULL GROUP BY id, at HAVING count(*) > 1);

-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event_2024 ALTER COLUMN kind SET DEFAULT 'x'::text;

-- through a check that is validated first (policy)
-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event_2024 ADD CONSTRAINT event_2024_kind_not_null_check CHECK (kind IS NOT NULL) NOT VALID;

-- not in a transaction
-- built concurrently (policy)
-- lock of event_2024, SHARE UPDATE EXCLUSIVE, throughout: other changes of event_2024 wait; reads and writes go on
-- data dependent of event_2024: it fails if two rows agree on id, at
CREATE UNIQUE INDEX CONCURRENTLY event_2024_pkey ON event_2024 (id, at);

-- not in a transaction
-- built concurrently (policy)
-- lock of event_2024, SHARE UPDATE EXCLUSIVE, throughout: other changes of event_2024 wait; reads and writes go on
CREATE INDEX CONCURRENTLY event_2024_kind_idx ON event_2024 (kind);

-- not in a transaction
-- lock of event_2024, SHARE UPDATE EXCLUSIVE, throughout: other changes of event_2024 wait; reads and writes go on
-- data dependent of event_2024: it fails if some event_2024.kind is NULL
ALTER TABLE event_2024 VALIDATE CONSTRAINT event_2024_kind_not_null_check;

-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event_2024 ALTER COLUMN kind SET NOT NULL, DROP CONSTRAINT event_2024_kind_not_null_check;

-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event_2024 ADD CONSTRAINT event_2024_pkey PRIMARY KEY USING INDEX event_2024_pkey;

-- lock of event, SHARE UPDATE EXCLUSIVE, briefly: other changes of event wait; reads and writes go on
-- lock of event_2024, ACCESS EXCLUSIVE, throughout: nobody reads or writes event_2024 until all of it is done
-- scan of event_2024: every row is checked against the bound
-- data dependent of event_2024: it fails if some row is outside the bound
ALTER TABLE event ATTACH PARTITION event_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

-- revert

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event DETACH PARTITION event_2024;

-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event_2024 ALTER COLUMN kind DROP DEFAULT;

-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event_2024 DROP CONSTRAINT event_2024_pkey;

-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event_2024 ALTER COLUMN kind DROP NOT NULL;

-- not in a transaction
-- dropped concurrently (policy)
-- lock of event_2024, SHARE UPDATE EXCLUSIVE, throughout: other changes of event_2024 wait; reads and writes go on
DROP INDEX CONCURRENTLY event_2024_kind_idx;
