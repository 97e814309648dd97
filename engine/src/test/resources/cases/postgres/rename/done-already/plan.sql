
-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
ALTER TABLE customers ADD COLUMN phone text;

-- revert

-- loses data
-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
-- data loss of customers: all values of customers.phone
ALTER TABLE customers DROP COLUMN phone;
