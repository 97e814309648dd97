CREATE FUNCTION kept(a bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE FUNCTION changed(a bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE FUNCTION gone() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
