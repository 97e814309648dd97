-- finding: table people is dropped: its rows are lost, and an application that uses it fails

CREATE TABLE guests_holder (id integer, name text);

-- lock of guests, ACCESS EXCLUSIVE, briefly: nobody reads or writes guests
ALTER TABLE guests INHERIT guests_holder;

-- lock of guests, ACCESS EXCLUSIVE, briefly: nobody reads or writes guests
-- lock of people, SHARE UPDATE EXCLUSIVE, briefly: other changes of people wait; reads and writes go on
ALTER TABLE guests NO INHERIT people;

-- dropped with its rows (policy)
-- loses data
-- lock of people, ACCESS EXCLUSIVE, briefly: nobody reads or writes people
-- data loss of people: all rows of people
DROP TABLE people;

CREATE TABLE persons (
    id integer NOT NULL,
    name text
);

-- lock of guests, ACCESS EXCLUSIVE, briefly: nobody reads or writes guests
ALTER TABLE guests INHERIT persons;

-- lock of guests, ACCESS EXCLUSIVE, briefly: nobody reads or writes guests
ALTER TABLE guests NO INHERIT guests_holder;

DROP TABLE guests_holder;

-- revert

CREATE TABLE guests_holder (id integer, name text);

-- lock of guests, ACCESS EXCLUSIVE, briefly: nobody reads or writes guests
ALTER TABLE guests INHERIT guests_holder;

-- lock of guests, ACCESS EXCLUSIVE, briefly: nobody reads or writes guests
-- lock of persons, SHARE UPDATE EXCLUSIVE, briefly: other changes of persons wait; reads and writes go on
ALTER TABLE guests NO INHERIT persons;

-- loses data
-- lock of persons, ACCESS EXCLUSIVE, briefly: nobody reads or writes persons
-- data loss of persons: all rows of persons
DROP TABLE persons;

CREATE TABLE people (
    id integer NOT NULL,
    name text
);

-- lock of guests, ACCESS EXCLUSIVE, briefly: nobody reads or writes guests
ALTER TABLE guests INHERIT people;

-- lock of guests, ACCESS EXCLUSIVE, briefly: nobody reads or writes guests
ALTER TABLE guests NO INHERIT guests_holder;

DROP TABLE guests_holder;
