CREATE DOMAIN code AS integer CHECK (VALUE > 0);
CREATE TABLE t (id integer PRIMARY KEY, v code DEFAULT 1, many code[], CONSTRAINT small CHECK (v < 100));
CREATE INDEX t_v ON t (v);
CREATE VIEW w AS SELECT id, v FROM t;
INSERT INTO t VALUES (1, 5, '{6,7}');
