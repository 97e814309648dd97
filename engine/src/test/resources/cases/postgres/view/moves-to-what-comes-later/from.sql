CREATE TABLE account (id bigint PRIMARY KEY, a text);

CREATE MATERIALIZED VIEW kept AS SELECT id, a FROM account;

CREATE VIEW over_all AS SELECT id FROM kept;
