CREATE DOMAIN code AS integer;
CREATE DOMAIN short_code AS code CHECK (VALUE < 10);
CREATE TABLE t (id integer PRIMARY KEY, v short_code);
INSERT INTO t VALUES (1, 5);
