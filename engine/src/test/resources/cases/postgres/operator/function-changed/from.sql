CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1 = $2;
CREATE FUNCTION alike(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1 % 10 = $2 % 10;
CREATE OPERATOR === (FUNCTION = same, LEFTARG = integer, RIGHTARG = integer);
CREATE TABLE t (a integer, CHECK (a === 5));
CREATE VIEW v AS SELECT a FROM t WHERE a === 5;
