
-- lock of somebody, ACCESS EXCLUSIVE, briefly: nobody reads or writes somebody
ALTER TABLE somebody NOT OF;

-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
ALTER TABLE customer OF person;

-- revert

-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
ALTER TABLE customer NOT OF;

-- lock of somebody, ACCESS EXCLUSIVE, briefly: nobody reads or writes somebody
ALTER TABLE somebody OF person;
