CREATE TYPE pair AS (b text, a bigint, c date);
CREATE FUNCTION first(pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.a::integer';
CREATE TABLE t (id integer PRIMARY KEY, v pair, CHECK (first(v) > 0));
CREATE VIEW w AS SELECT id, (v).b FROM t;
