CREATE FUNCTION plus(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE AGGREGATE total(integer) (SFUNC = plus, STYPE = integer);
CREATE VIEW v AS SELECT total(x) FROM (VALUES (1), (2)) AS t (x);
