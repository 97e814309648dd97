-- check: table tickets is to be kept as trash, and one that this plan dropped before is there still; purge it first
--   SELECT to_regclass('_flotilla_trash_2f8f06c743_tickets') IS NULL;
-- finding: table tickets becomes trash: an application that uses it fails; its rows stay until they are purged

-- kept as trash (policy)
-- lock of tickets, ACCESS EXCLUSIVE, briefly: nobody reads or writes tickets
DO $flotilla$
BEGIN
    EXECUTE 'COMMENT ON TABLE tickets IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'tickets'));
    ALTER SEQUENCE tickets_number_seq RENAME TO _flotilla_trash_2f8f06c743_1;
    ALTER TABLE tickets RENAME TO _flotilla_trash_2f8f06c743_tickets;
END
$flotilla$;

CREATE SEQUENCE tickets_number_seq AS integer;

CREATE TABLE tickets (
    number integer DEFAULT nextval('tickets_number_seq'::regclass) NOT NULL,
    bought date NOT NULL
) PARTITION BY RANGE (bought);

CREATE TABLE tickets_24 (
    number integer DEFAULT nextval('tickets_number_seq'::regclass) NOT NULL,
    bought date NOT NULL
);

-- lock of tickets, SHARE UPDATE EXCLUSIVE, briefly: other changes of tickets wait; reads and writes go on
ALTER TABLE tickets ATTACH PARTITION tickets_24 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence tickets_number_seq wait
ALTER SEQUENCE tickets_number_seq OWNED BY tickets.number;

-- revert
-- check: table tickets is no longer in the trash: its data was purged
--   SELECT to_regclass('_flotilla_trash_2f8f06c743_tickets') IS NOT NULL;

-- loses data
-- lock of tickets_24, ACCESS EXCLUSIVE, briefly: nobody reads or writes tickets_24
-- data loss of tickets_24: all rows of tickets_24
DROP TABLE tickets_24;

-- loses data
-- lock of tickets, ACCESS EXCLUSIVE, briefly: nobody reads or writes tickets
-- data loss of tickets: all rows of tickets
DROP TABLE tickets;

-- back from the trash
DO $flotilla$
BEGIN
    ALTER TABLE _flotilla_trash_2f8f06c743_tickets RENAME TO tickets;
    ALTER SEQUENCE _flotilla_trash_2f8f06c743_1 RENAME TO tickets_number_seq;
    COMMENT ON TABLE tickets IS NULL;
END
$flotilla$;
