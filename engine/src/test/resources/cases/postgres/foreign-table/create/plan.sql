
CREATE TABLE event (
    id bigint,
    at date
) PARTITION BY RANGE (at);

CREATE FOREIGN TABLE remote (
    id bigint OPTIONS (column_name 'ID') NOT NULL,
    name text DEFAULT 'x'::text,
    CONSTRAINT remote_id_check CHECK (id > 0)
) SERVER far OPTIONS (schema_name 'a b', table_name 'remote');

COMMENT ON FOREIGN TABLE remote IS 'elsewhere';

CREATE FOREIGN TABLE event_old (
    id bigint,
    at date
) SERVER far;

ALTER TABLE event ATTACH PARTITION event_old FOR VALUES FROM (MINVALUE) TO ('2020-01-01');

-- revert

-- loses data
-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
-- data loss of remote: all rows of remote
DROP FOREIGN TABLE remote;

-- loses data
-- lock of event_old, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_old
-- data loss of event_old: all rows of event_old
DROP FOREIGN TABLE event_old;

-- loses data
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
-- data loss of event: all rows of event
DROP TABLE event;
