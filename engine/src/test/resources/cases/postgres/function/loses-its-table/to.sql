-- policy: drop
SET check_function_bodies = off;
CREATE FUNCTION count_log() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM old_log';
