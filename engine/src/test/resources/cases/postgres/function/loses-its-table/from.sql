CREATE TABLE old_log (id bigint PRIMARY KEY);
CREATE FUNCTION count_log() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM old_log';
