-- there
DROP FUNCTION f_half(integer);
CREATE OR REPLACE FUNCTION f_half(integer)
RETURNS bigint
IMMUTABLE
AS $$ select $1 / 2 $$ LANGUAGE sql;

-- and back
DROP FUNCTION f_half(integer);
CREATE OR REPLACE FUNCTION f_half(integer)
RETURNS integer
IMMUTABLE
AS $$ select $1 / 2 $$ LANGUAGE sql;
