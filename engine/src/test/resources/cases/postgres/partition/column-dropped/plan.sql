-- finding: column event.kind is dropped: its values are lost, and an application that uses it fails

-- dropped with its values (policy)
-- loses data
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- data loss of event: all values of event.kind
ALTER TABLE event DROP COLUMN kind;

-- revert

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
ALTER TABLE event ADD COLUMN kind text DEFAULT 'x'::text NOT NULL;
