-- finding: table old_log is dropped: its rows are lost, and an application that uses it fails
-- finding: count_log() fails when it is called: ERROR: relation "old_log" does not exist

-- dropped with its rows (policy)
-- loses data
-- lock of old_log, ACCESS EXCLUSIVE, briefly: nobody reads or writes old_log
-- data loss of old_log: all rows of old_log
DROP TABLE old_log;

-- revert

CREATE TABLE old_log (
    id bigint NOT NULL,
    CONSTRAINT old_log_pkey PRIMARY KEY (id)
);
