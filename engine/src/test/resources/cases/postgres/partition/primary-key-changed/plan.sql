-- check: event_2024 (at, id) becomes unique
--   SELECT NOT EXISTS (SELECT FROM event_2024 WHERE at IS NOT NULL AND id IS NOT NULL GROUP BY at, id HAVING count(*) > 1);
-- check: event (at, id) becomes unique
--   SELECT NOT EXISTS (SELECT FROM event WHERE at IS NOT NULL AND id IS NOT NULL GROUP BY at, id HAVING count(*) > 1);

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event DROP CONSTRAINT event_pkey;

-- not in a transaction
-- built concurrently (policy)
-- lock of event_2024, SHARE UPDATE EXCLUSIVE, throughout: other changes of event_2024 wait; reads and writes go on
-- data dependent of event_2024: it fails if two rows agree on at, id
CREATE UNIQUE INDEX CONCURRENTLY event_2024_pkey ON event_2024 (at, id);

-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event_2024 ADD CONSTRAINT event_2024_pkey PRIMARY KEY USING INDEX event_2024_pkey;

-- built in the transaction (policy)
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ADD CONSTRAINT event_pkey PRIMARY KEY (at, id);

-- revert

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event DROP CONSTRAINT event_pkey;

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
