CREATE DOMAIN code AS text CHECK (VALUE <> '');
CREATE TABLE t (id integer PRIMARY KEY, v code DEFAULT '1', many code[], CONSTRAINT small CHECK (length(v) < 100));
CREATE INDEX t_v ON t (v);
CREATE VIEW w AS SELECT id, v FROM t;
