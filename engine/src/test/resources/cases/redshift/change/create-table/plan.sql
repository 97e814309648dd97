-- there
CREATE TABLE sales (
    id bigint IDENTITY (1, 1) NOT NULL,
    event integer NOT NULL,
    day date DEFAULT getdate(),
    note super ENCODE zstd,
    CONSTRAINT sales_pkey PRIMARY KEY (id),
    CONSTRAINT sales_event_key UNIQUE (event, day)
) DISTSTYLE KEY DISTKEY (event) COMPOUND SORTKEY (day);
CREATE TABLE event (
    id integer NOT NULL,
    CONSTRAINT event_pkey PRIMARY KEY (id)
) DISTSTYLE ALL SORTKEY AUTO;
CREATE TABLE part (
    a integer,
    b integer
) DISTSTYLE EVEN INTERLEAVED SORTKEY (a, b);
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ADD CONSTRAINT sales_event_fkey FOREIGN KEY (event) REFERENCES event (id);
COMMENT ON TABLE sales IS 'what was sold';
COMMENT ON COLUMN sales.note IS 'anything';
COMMENT ON CONSTRAINT sales_pkey ON sales IS 'for joins';

-- and back
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales DROP CONSTRAINT sales_event_fkey;
-- loses data
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
-- DATA_LOSS sales, brief: the table goes with its rows
DROP TABLE sales;
-- loses data
-- LOCK event, brief: everybody else waits for the table until the transaction ends
-- DATA_LOSS event, brief: the table goes with its rows
DROP TABLE event;
-- loses data
-- LOCK part, brief: everybody else waits for the table until the transaction ends
-- DATA_LOSS part, brief: the table goes with its rows
DROP TABLE part;
