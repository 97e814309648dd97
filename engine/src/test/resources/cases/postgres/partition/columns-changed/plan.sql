-- check: event.kind changes from text to character varying(20)
--   SELECT NOT EXISTS (SELECT FROM event WHERE NOT (char_length(rtrim(kind, ' ')) <= 20));
-- check: event gets the check event_id_check
--   SELECT NOT EXISTS (SELECT FROM event WHERE NOT (id > 0));
-- finding: event.kind changes from text to character varying(20): the table is written anew, and an application may not expect it

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ALTER COLUMN kind DROP DEFAULT;

-- lock of event, ACCESS EXCLUSIVE, throughout: nobody reads or writes event until all of it is done
-- rewrite of event: event.kind changes from text to character varying(20)
-- rewrite of event_2024: event.kind changes from text to character varying(20)
-- rewrite of event_2025: event.kind changes from text to character varying(20)
-- data dependent of event: it fails if some event.kind is no character varying(20)
ALTER TABLE event ALTER COLUMN kind TYPE character varying(20);

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ADD COLUMN note text DEFAULT ''::text NOT NULL;

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ALTER COLUMN kind SET DEFAULT 'y'::character varying;

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ALTER COLUMN kind DROP NOT NULL;

-- lock of event_2025, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2025
ALTER TABLE event_2025 ALTER COLUMN kind SET DEFAULT 'new'::character varying;

-- NOT VALID, then VALIDATE (policy)
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ADD CONSTRAINT event_id_check CHECK (id > 0) NOT VALID;

-- lock of event_2024, SHARE UPDATE EXCLUSIVE, briefly: other changes of event_2024 wait; reads and writes go on
COMMENT ON COLUMN event_2024.note IS 'of 2024';

-- not in a transaction
-- lock of event, SHARE UPDATE EXCLUSIVE, throughout: other changes of event wait; reads and writes go on
-- data dependent of event: it fails if some row breaks event_id_check
ALTER TABLE event VALIDATE CONSTRAINT event_id_check;

-- revert

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ALTER COLUMN kind DROP DEFAULT;

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event DROP CONSTRAINT event_id_check;

-- loses data
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- data loss of event: all values of event.note
ALTER TABLE event DROP COLUMN note;

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ALTER COLUMN kind TYPE text;

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ALTER COLUMN kind SET DEFAULT 'x'::text;

-- lock of event_2025, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2025
ALTER TABLE event_2025 ALTER COLUMN kind SET DEFAULT 'new'::text;

-- through a check that is validated first (policy)
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ADD CONSTRAINT event_kind_not_null_check CHECK (kind IS NOT NULL) NOT VALID;

-- not in a transaction
-- lock of event, SHARE UPDATE EXCLUSIVE, throughout: other changes of event wait; reads and writes go on
-- data dependent of event: it fails if some event.kind is NULL
ALTER TABLE event VALIDATE CONSTRAINT event_kind_not_null_check;

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ALTER COLUMN kind SET NOT NULL, DROP CONSTRAINT event_kind_not_null_check;
