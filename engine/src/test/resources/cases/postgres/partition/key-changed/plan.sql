-- finding: table event is dropped: its rows are lost, and an application that uses it fails

-- dropped with its rows (policy)
-- loses data
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- data loss of event: all rows of event
DROP TABLE event;

CREATE TABLE event (
    id bigint,
    at date
) PARTITION BY LIST (at);

-- revert

-- loses data
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- data loss of event: all rows of event
DROP TABLE event;

CREATE TABLE event (
    id bigint,
    at date
) PARTITION BY RANGE (at);
