-- finding: table remote is dropped: its rows are lost, and an application that uses it fails

-- dropped with its rows (policy)
-- loses data
-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
-- data loss of remote: all rows of remote
DROP FOREIGN TABLE remote;

CREATE TABLE remote (
    id bigint
);

-- revert

-- loses data
-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
-- data loss of remote: all rows of remote
DROP TABLE remote;

CREATE FOREIGN TABLE remote (
    id bigint
) SERVER far;
