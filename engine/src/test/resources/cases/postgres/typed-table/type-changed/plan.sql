-- finding: column customer.born is dropped: its values are lost, and an application that uses it fails

-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
ALTER TABLE customer NOT OF;

-- dropped with its values (policy)
-- loses data
-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
-- data loss of customer: all values of customer.born
ALTER TABLE customer DROP COLUMN born;

ALTER TYPE person DROP ATTRIBUTE born;

ALTER TYPE person ADD ATTRIBUTE birthday date;

-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
ALTER TABLE customer ADD COLUMN birthday date DEFAULT '2000-01-01'::date;

-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
ALTER TABLE customer OF person;

-- revert

-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
ALTER TABLE customer NOT OF;

-- loses data
-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
-- data loss of customer: all values of customer.birthday
ALTER TABLE customer DROP COLUMN birthday;

ALTER TYPE person DROP ATTRIBUTE birthday;

ALTER TYPE person ADD ATTRIBUTE born text;

-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
ALTER TABLE customer ADD COLUMN born text;

-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
ALTER TABLE customer OF person;
