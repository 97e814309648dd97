CREATE FUNCTION f(a bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a::integer';
CREATE TABLE t (id integer DEFAULT f(1), CHECK (f(id) > 0));
