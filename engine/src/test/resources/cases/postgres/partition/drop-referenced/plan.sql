-- finding: table event_2 is dropped: its rows are lost, and an application that uses it fails

-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- lock of event_2, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2
ALTER TABLE event DETACH PARTITION event_2;

-- dropped with its rows (policy)
-- loses data
-- lock of event_2, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2
-- data loss of event_2: all rows of event_2
DROP TABLE event_2;

-- revert

CREATE TABLE event_2 (
    id bigint NOT NULL,
    CONSTRAINT event_2_pkey PRIMARY KEY (id)
);

-- lock of event, SHARE UPDATE EXCLUSIVE, briefly: other changes of event wait; reads and writes go on
ALTER TABLE event ATTACH PARTITION event_2 FOR VALUES FROM ('2') TO ('3');
