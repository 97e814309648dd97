
CREATE TABLE event (
    id bigint NOT NULL
) PARTITION BY RANGE (id);

CREATE TABLE event_1 (
    id bigint NOT NULL,
    CONSTRAINT event_1_key PRIMARY KEY (id)
);

CREATE TABLE event_2 (
    id bigint NOT NULL
);

ALTER TABLE event ATTACH PARTITION event_1 FOR VALUES FROM ('1') TO ('2');

ALTER TABLE event ATTACH PARTITION event_2 FOR VALUES FROM ('2') TO ('3');

-- built in the transaction (policy)
ALTER TABLE ONLY event ADD CONSTRAINT event_pkey PRIMARY KEY (id);

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX event_pkey ATTACH PARTITION event_1_key;

-- revert

-- loses data
-- lock of event_2, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_2
-- data loss of event_2: all rows of event_2
DROP TABLE event_2;

-- loses data
-- lock of event_1, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_1
-- data loss of event_1: all rows of event_1
DROP TABLE event_1;

-- loses data
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- data loss of event: all rows of event
DROP TABLE event;
