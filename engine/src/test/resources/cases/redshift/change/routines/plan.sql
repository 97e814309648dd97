-- there
DROP PROCEDURE sp_old();
CREATE OR REPLACE FUNCTION f_new(integer)
RETURNS bigint
STABLE
AS $$ select 1 $$ LANGUAGE sql;
CREATE OR REPLACE FUNCTION f_half(integer)
RETURNS integer
IMMUTABLE
AS $$ select $1 / 3 $$ LANGUAGE sql;

-- and back
DROP FUNCTION f_new(integer);
CREATE OR REPLACE PROCEDURE sp_old()
AS $$BEGIN END$$ LANGUAGE plpgsql;
CREATE OR REPLACE FUNCTION f_half(integer)
RETURNS integer
IMMUTABLE
AS $$ select $1 / 2 $$ LANGUAGE sql;
