CREATE TABLE account (id bigint PRIMARY KEY, a integer);

CREATE VIEW seen AS SELECT id, a FROM account;

CREATE VIEW over_all AS SELECT id FROM seen;
