-- finding: table allowed is dropped: its rows are lost, and an application that uses it fails

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE OR REPLACE RULE quiet AS
    ON DELETE TO users
   WHERE old.id > 9 DO INSTEAD NOTHING;

-- dropped with its rows (policy)
-- loses data
-- lock of allowed, ACCESS EXCLUSIVE, briefly: nobody reads or writes allowed
-- data loss of allowed: all rows of allowed
DROP TABLE allowed;

-- revert

CREATE TABLE allowed (
    id bigint
);

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE OR REPLACE RULE quiet AS
    ON DELETE TO users
   WHERE NOT (old.id IN ( SELECT allowed.id
           FROM allowed)) DO INSTEAD NOTHING;
