CREATE TYPE pair AS (a bigint, b text COLLATE "C");
COMMENT ON COLUMN pair.a IS 'first';
CREATE FUNCTION swap(pair) RETURNS pair LANGUAGE sql AS 'SELECT $1';
