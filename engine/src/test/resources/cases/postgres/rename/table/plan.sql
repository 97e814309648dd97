-- finding: table users is renamed to customers: an application that knows the old name fails
-- finding: sequence users_id_seq is renamed to customers_id_seq: an application that knows the old name fails

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users RENAME TO customers;

-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
ALTER TABLE customers RENAME CONSTRAINT users_email_key TO customers_email_key;

-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
ALTER TABLE customers RENAME CONSTRAINT users_age_check TO customers_age_check;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX users_age_idx RENAME TO customers_age_idx;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use it wait
ALTER SEQUENCE users_id_seq RENAME TO customers_id_seq;

-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
ALTER TABLE customers RENAME CONSTRAINT users_pkey TO customers_pkey;

-- revert

-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
ALTER TABLE customers RENAME CONSTRAINT customers_pkey TO users_pkey;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use it wait
ALTER SEQUENCE customers_id_seq RENAME TO users_id_seq;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX customers_age_idx RENAME TO users_age_idx;

-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
ALTER TABLE customers RENAME CONSTRAINT customers_age_check TO users_age_check;

-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
ALTER TABLE customers RENAME CONSTRAINT customers_email_key TO users_email_key;

-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
ALTER TABLE customers RENAME TO users;
