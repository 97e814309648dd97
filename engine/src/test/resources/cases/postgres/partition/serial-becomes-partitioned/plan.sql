-- finding: table tickets is dropped: its rows are lost, and an application that uses it fails

-- dropped with its rows (policy)
-- loses data
-- lock of tickets, ACCESS EXCLUSIVE, briefly: nobody reads or writes tickets
-- data loss of tickets: all rows of tickets
DROP TABLE tickets;

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

-- loses data
-- lock of tickets_24, ACCESS EXCLUSIVE, briefly: nobody reads or writes tickets_24
-- data loss of tickets_24: all rows of tickets_24
DROP TABLE tickets_24;

-- loses data
-- lock of tickets, ACCESS EXCLUSIVE, briefly: nobody reads or writes tickets
-- data loss of tickets: all rows of tickets
DROP TABLE tickets;

CREATE SEQUENCE tickets_number_seq AS integer;

CREATE TABLE tickets (
    number integer DEFAULT nextval('tickets_number_seq'::regclass) NOT NULL,
    bought date NOT NULL
);

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence tickets_number_seq wait
ALTER SEQUENCE tickets_number_seq OWNED BY tickets.number;
