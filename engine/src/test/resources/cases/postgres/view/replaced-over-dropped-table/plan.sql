-- finding: table people is dropped: its rows are lost, and an application that uses it fails

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
CREATE OR REPLACE VIEW v AS
SELECT id,
    age
   FROM users;

-- dropped with its rows (policy)
-- loses data
-- lock of people, ACCESS EXCLUSIVE, briefly: nobody reads or writes people
-- data loss of people: all rows of people
DROP TABLE people;

-- revert

CREATE TABLE people (
    id bigint,
    age integer
);

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
CREATE OR REPLACE VIEW v AS
SELECT id,
    age
   FROM people;
