-- check: event_2024 gets the check event_2024_id_check
--   SELECT NOT EXISTS (SELECT FROM event_2024 WHERE NOT (id > 0));

-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event_2024 ALTER COLUMN kind SET DEFAULT 'old'::text;

-- NOT VALID, then VALIDATE (policy)
-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event_2024 ADD CONSTRAINT event_2024_id_check CHECK (id > 0) NOT VALID;

-- not in a transaction
-- built concurrently (policy)
-- lock of event_2024, SHARE UPDATE EXCLUSIVE, throughout: other changes of event_2024 wait; reads and writes go on
CREATE INDEX CONCURRENTLY event_2024_kind_idx ON event_2024 (kind);

-- not in a transaction
-- lock of event_2024, SHARE UPDATE EXCLUSIVE, throughout: other changes of event_2024 wait; reads and writes go on
-- data dependent of event_2024: it fails if some row breaks event_2024_id_check
ALTER TABLE event_2024 VALIDATE CONSTRAINT event_2024_id_check;

-- revert

-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event_2024 DROP CONSTRAINT event_2024_id_check;

-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event_2024 ALTER COLUMN kind SET DEFAULT 'x'::text;

-- not in a transaction
-- dropped concurrently (policy)
-- lock of event_2024, SHARE UPDATE EXCLUSIVE, throughout: other changes of event_2024 wait; reads and writes go on
DROP INDEX CONCURRENTLY event_2024_kind_idx;
