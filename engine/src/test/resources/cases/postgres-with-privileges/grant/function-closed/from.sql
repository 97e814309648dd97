CREATE FUNCTION secret(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
