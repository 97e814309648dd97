-- finding: table accounts_eu_0 is dropped: its rows are lost, and an application that uses it fails
-- finding: table accounts_eu is dropped: its rows are lost, and an application that uses it fails
-- finding: table accounts is dropped: its rows are lost, and an application that uses it fails

-- lock of payments, ACCESS EXCLUSIVE, briefly: nobody reads or writes payments
-- lock of accounts, ACCESS EXCLUSIVE, briefly: nobody reads or writes accounts
ALTER TABLE payments DROP CONSTRAINT payments_account;

-- dropped with its rows (policy)
-- loses data
-- lock of accounts_eu_0, ACCESS EXCLUSIVE, briefly: nobody reads or writes accounts_eu_0
-- data loss of accounts_eu_0: all rows of accounts_eu_0
DROP TABLE accounts_eu_0;

-- dropped with its rows (policy)
-- loses data
-- lock of accounts_eu, ACCESS EXCLUSIVE, briefly: nobody reads or writes accounts_eu
-- data loss of accounts_eu: all rows of accounts_eu
DROP TABLE accounts_eu;

-- dropped with its rows (policy)
-- loses data
-- lock of accounts, ACCESS EXCLUSIVE, briefly: nobody reads or writes accounts
-- data loss of accounts: all rows of accounts
DROP TABLE accounts;

CREATE TABLE accounts (
    id integer NOT NULL,
    region text NOT NULL,
    CONSTRAINT accounts_pkey PRIMARY KEY (id, region)
) PARTITION BY RANGE (id);

CREATE TABLE accounts_eu (
    id integer NOT NULL,
    region text NOT NULL,
    CONSTRAINT accounts_eu_pkey PRIMARY KEY (id, region)
);

-- lock of accounts, SHARE UPDATE EXCLUSIVE, briefly: other changes of accounts wait; reads and writes go on
-- lock of accounts_eu, ACCESS EXCLUSIVE, throughout: nobody reads or writes accounts_eu until all of it is done
-- scan of accounts_eu: every row is checked against the bound
-- data dependent of accounts_eu: it fails if some row is outside the bound
ALTER TABLE accounts ATTACH PARTITION accounts_eu FOR VALUES FROM (1) TO (1000);

-- validated at once (partitioned)
-- lock of payments, SHARE ROW EXCLUSIVE, throughout: nobody writes to payments
-- lock of accounts, SHARE ROW EXCLUSIVE, throughout: nobody writes to accounts
-- scan of payments: every row is looked up
-- data dependent of payments: it fails if some row references nothing in accounts
ALTER TABLE payments ADD CONSTRAINT payments_account FOREIGN KEY (account, region) REFERENCES accounts (id, region);

-- revert

-- lock of payments, ACCESS EXCLUSIVE, briefly: nobody reads or writes payments
-- lock of accounts, ACCESS EXCLUSIVE, briefly: nobody reads or writes accounts
ALTER TABLE payments DROP CONSTRAINT payments_account;

-- loses data
-- lock of accounts_eu, ACCESS EXCLUSIVE, briefly: nobody reads or writes accounts_eu
-- data loss of accounts_eu: all rows of accounts_eu
DROP TABLE accounts_eu;

-- loses data
-- lock of accounts, ACCESS EXCLUSIVE, briefly: nobody reads or writes accounts
-- data loss of accounts: all rows of accounts
DROP TABLE accounts;

CREATE TABLE accounts (
    id integer NOT NULL,
    region text NOT NULL,
    CONSTRAINT accounts_pkey PRIMARY KEY (id, region)
) PARTITION BY LIST (region);

CREATE TABLE accounts_eu (
    id integer NOT NULL,
    region text NOT NULL,
    CONSTRAINT accounts_eu_pkey PRIMARY KEY (id, region)
) PARTITION BY HASH (id);

CREATE TABLE accounts_eu_0 (
    id integer NOT NULL,
    region text NOT NULL,
    CONSTRAINT accounts_eu_0_pkey PRIMARY KEY (id, region)
);

-- lock of accounts, SHARE UPDATE EXCLUSIVE, briefly: other changes of accounts wait; reads and writes go on
-- lock of accounts_eu, ACCESS EXCLUSIVE, throughout: nobody reads or writes accounts_eu until all of it is done
-- scan of accounts_eu: every row is checked against the bound
-- data dependent of accounts_eu: it fails if some row is outside the bound
ALTER TABLE accounts ATTACH PARTITION accounts_eu FOR VALUES IN ('eu');

-- lock of accounts_eu, SHARE UPDATE EXCLUSIVE, briefly: other changes of accounts_eu wait; reads and writes go on
ALTER TABLE accounts_eu ATTACH PARTITION accounts_eu_0 FOR VALUES WITH (modulus 1, remainder 0);

-- validated at once (partitioned)
-- lock of payments, SHARE ROW EXCLUSIVE, throughout: nobody writes to payments
-- lock of accounts, SHARE ROW EXCLUSIVE, throughout: nobody writes to accounts
-- scan of payments: every row is looked up
-- data dependent of payments: it fails if some row references nothing in accounts
ALTER TABLE payments ADD CONSTRAINT payments_account FOREIGN KEY (account, region) REFERENCES accounts (id, region);
