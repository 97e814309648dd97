CREATE DOMAIN code AS bigint;
CREATE DOMAIN short_code AS code CHECK (VALUE < 10);
CREATE TABLE t (id integer PRIMARY KEY, v short_code);
