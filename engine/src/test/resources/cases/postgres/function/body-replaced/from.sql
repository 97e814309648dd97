CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a + a';
COMMENT ON FUNCTION twice(integer) IS 'doubles';
CREATE VIEW v AS SELECT twice(1) AS two;
