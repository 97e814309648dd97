CREATE TYPE pair AS (a integer, b text, c integer);
CREATE TABLE t (id integer PRIMARY KEY, v pair, vs pair[]);
CREATE VIEW w AS SELECT id, (v).a FROM t;
INSERT INTO t VALUES (1, (1, 'b', 2), NULL);
