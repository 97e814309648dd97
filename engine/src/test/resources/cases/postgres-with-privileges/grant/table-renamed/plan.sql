-- finding: table users is renamed to customers: an application that knows the old name fails
-- finding: column email of customers is renamed to mail: an application that knows the old name fails

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users RENAME TO customers;

-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
ALTER TABLE customers RENAME COLUMN email TO mail;

-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
ALTER TABLE customers RENAME CONSTRAINT users_pkey TO customers_pkey;

GRANT SELECT ON TABLE customers TO reader;

-- revert

-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
ALTER TABLE customers RENAME CONSTRAINT customers_pkey TO users_pkey;

REVOKE SELECT ON TABLE customers FROM reader;

-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
ALTER TABLE customers RENAME COLUMN mail TO email;

-- lock of customers, ACCESS EXCLUSIVE, briefly: nobody reads or writes customers
ALTER TABLE customers RENAME TO users;
