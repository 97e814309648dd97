-- finding: view events is dropped and created again; what was granted on it is granted again
-- finding: table event is dropped: its rows are lost, and an application that uses it fails

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view events
DROP VIEW events;

-- dropped with its rows (policy)
-- loses data
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- data loss of event: all rows of event
DROP TABLE event;

CREATE TABLE event (
    id bigint,
    at date
) PARTITION BY RANGE (at);

CREATE TABLE event_2024 (
    id bigint,
    at date
);

-- lock of event, SHARE UPDATE EXCLUSIVE, briefly: other changes of event wait; reads and writes go on
ALTER TABLE event ATTACH PARTITION event_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

CREATE VIEW events AS
SELECT count(*) AS count
   FROM event;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view events
DROP VIEW events;

-- loses data
-- lock of event_2024, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2024
-- data loss of event_2024: all rows of event_2024
DROP TABLE event_2024;

-- loses data
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- data loss of event: all rows of event
DROP TABLE event;

CREATE TABLE event (
    id bigint,
    at date
);

CREATE VIEW events AS
SELECT count(*) AS count
   FROM event;
