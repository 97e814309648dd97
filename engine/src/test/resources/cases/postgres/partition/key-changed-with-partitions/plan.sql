-- finding: table event_gone is dropped: its rows are lost, and an application that uses it fails
-- finding: table event is dropped: its rows are lost, and an application that uses it fails

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- lock of event_kept, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_kept
ALTER TABLE event DETACH PARTITION event_kept;

-- dropped with its rows (policy)
-- loses data
-- lock of event_gone, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_gone
-- data loss of event_gone: all rows of event_gone
DROP TABLE event_gone;

-- dropped with its rows (policy)
-- loses data
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- data loss of event: all rows of event
DROP TABLE event;

CREATE TABLE event (
    id bigint,
    at date
) PARTITION BY RANGE (at);

-- lock of event, SHARE UPDATE EXCLUSIVE, briefly: other changes of event wait; reads and writes go on
-- lock of event_kept, ACCESS EXCLUSIVE, throughout: nobody reads or writes event_kept until all of it is done
-- scan of event_kept: every row is checked against the bound
-- data dependent of event_kept: it fails if some row is outside the bound
ALTER TABLE event ATTACH PARTITION event_kept DEFAULT;

-- revert

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- lock of event_kept, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_kept
ALTER TABLE event DETACH PARTITION event_kept;

-- loses data
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- data loss of event: all rows of event
DROP TABLE event;

CREATE TABLE event (
    id bigint,
    at date
) PARTITION BY LIST (at);

CREATE TABLE event_gone (
    id bigint,
    at date
);

-- lock of event, SHARE UPDATE EXCLUSIVE, briefly: other changes of event wait; reads and writes go on
-- lock of event_kept, ACCESS EXCLUSIVE, throughout: nobody reads or writes event_kept until all of it is done
-- scan of event_kept: no row may belong into the new partition
ALTER TABLE event ATTACH PARTITION event_gone FOR VALUES IN ('2024-01-01');

-- lock of event, SHARE UPDATE EXCLUSIVE, briefly: other changes of event wait; reads and writes go on
-- lock of event_kept, ACCESS EXCLUSIVE, throughout: nobody reads or writes event_kept until all of it is done
-- scan of event_kept: every row is checked against the bound
-- data dependent of event_kept: it fails if some row is outside the bound
ALTER TABLE event ATTACH PARTITION event_kept DEFAULT;
