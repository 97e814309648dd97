-- check: event_2024 (id, at) becomes unique
--   SELECT NOT EXISTS (SELECT FROM event_2024 WHERE id IS NOT NULL AND at IS NOT NULL GROUP BY id, at HAVING count(*) > 1);
-- check: event (id, at) becomes unique
--   SELECT NOT EXISTS (SELECT FROM event WHERE id IS NOT NULL AND at IS NOT NULL GROUP BY id, at HAVING count(*) > 1);

-- not in a transaction
-- built concurrently (policy)
-- lock of event_2024, SHARE UPDATE EXCLUSIVE, throughout: other changes of event_2024 wait; reads and writes go on
-- data dependent of event_2024: it fails if two rows agree on id, at
CREATE UNIQUE INDEX CONCURRENTLY event_2024_pkey ON event_2024 (id, at);

-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event_2024 ADD CONSTRAINT event_2024_pkey PRIMARY KEY USING INDEX event_2024_pkey;

-- built in the transaction (policy)
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ADD CONSTRAINT event_pkey PRIMARY KEY (id, at);

-- revert

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event DROP CONSTRAINT event_pkey;
