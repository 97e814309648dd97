-- policy: drop
CREATE TABLE accounts (
    id integer NOT NULL,
    region text NOT NULL,
    PRIMARY KEY (id, region)
) PARTITION BY RANGE (id);
CREATE TABLE accounts_eu PARTITION OF accounts FOR VALUES FROM (1) TO (1000);
CREATE TABLE payments (
    account integer,
    region text,
    CONSTRAINT payments_account FOREIGN KEY (account, region) REFERENCES accounts
);
