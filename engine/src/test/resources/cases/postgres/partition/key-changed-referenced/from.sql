CREATE TABLE accounts (
    id integer NOT NULL,
    region text NOT NULL,
    PRIMARY KEY (id, region)
) PARTITION BY LIST (region);
CREATE TABLE accounts_eu PARTITION OF accounts FOR VALUES IN ('eu') PARTITION BY HASH (id);
CREATE TABLE accounts_eu_0 PARTITION OF accounts_eu FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE TABLE payments (
    account integer,
    region text,
    CONSTRAINT payments_account FOREIGN KEY (account, region) REFERENCES accounts
);
