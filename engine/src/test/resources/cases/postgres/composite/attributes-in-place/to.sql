-- policy: drop
CREATE TYPE pair AS (a integer, c integer, d date);
CREATE TABLE t (id integer PRIMARY KEY, v pair, vs pair[]);
CREATE VIEW w AS SELECT id, (v).a FROM t;
