CREATE TYPE pair AS (a integer, b text);
CREATE FUNCTION first(pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.a';
CREATE TABLE t (id integer PRIMARY KEY, v pair, CHECK (first(v) > 0));
CREATE VIEW w AS SELECT id, (v).b FROM t;
INSERT INTO t VALUES (1, (1, 'b')), (2, NULL);
