-- finding: view v is dropped: an application that uses it fails

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

CREATE TABLE v (
    id bigint
);

-- revert

-- loses data
-- lock of v, ACCESS EXCLUSIVE, briefly: nobody reads or writes v
-- data loss of v: all rows of v
DROP TABLE v;

CREATE VIEW v AS
SELECT id
   FROM users;
