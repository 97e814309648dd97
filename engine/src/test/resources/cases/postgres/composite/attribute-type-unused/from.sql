CREATE TYPE pair AS (a integer, b text);
CREATE FUNCTION swap(pair) RETURNS pair LANGUAGE sql AS 'SELECT $1';
