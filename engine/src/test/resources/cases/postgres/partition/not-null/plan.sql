-- check: event.id becomes NOT NULL
--   SELECT NOT EXISTS (SELECT FROM event WHERE id IS NULL);

-- through a check that is validated first (policy)
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ADD CONSTRAINT event_id_not_null_check CHECK (id IS NOT NULL) NOT VALID;

-- not in a transaction
-- lock of event, SHARE UPDATE EXCLUSIVE, throughout: other changes of event wait; reads and writes go on
-- data dependent of event: it fails if some event.id is NULL
ALTER TABLE event VALIDATE CONSTRAINT event_id_not_null_check;

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ALTER COLUMN id SET NOT NULL, DROP CONSTRAINT event_id_not_null_check;

-- revert

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ALTER COLUMN id DROP NOT NULL;
