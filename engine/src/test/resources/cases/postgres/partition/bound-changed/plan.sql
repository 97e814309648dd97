
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event DETACH PARTITION event_2024;

-- lock of event, SHARE UPDATE EXCLUSIVE, briefly: other changes of event wait; reads and writes go on
-- lock of event_2024, ACCESS EXCLUSIVE, throughout: nobody reads or writes event_2024 until all of it is done
-- scan of event_2024: every row is checked against the bound
-- data dependent of event_2024: it fails if some row is outside the bound
ALTER TABLE event ATTACH PARTITION event_2024 FOR VALUES FROM ('2023-01-01') TO ('2025-01-01');

-- revert

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
ALTER TABLE event DETACH PARTITION event_2024;

-- lock of event, SHARE UPDATE EXCLUSIVE, briefly: other changes of event wait; reads and writes go on
-- lock of event_2024, ACCESS EXCLUSIVE, throughout: nobody reads or writes event_2024 until all of it is done
-- scan of event_2024: every row is checked against the bound
-- data dependent of event_2024: it fails if some row is outside the bound
ALTER TABLE event ATTACH PARTITION event_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
