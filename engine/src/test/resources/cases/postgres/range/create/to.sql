CREATE FUNCTION time_diff(time, time) RETURNS double precision LANGUAGE sql IMMUTABLE AS 'SELECT extract(epoch FROM $1 - $2)';
CREATE TYPE time_range AS RANGE (SUBTYPE = time, SUBTYPE_DIFF = time_diff);
COMMENT ON TYPE time_range IS 'of a day';
CREATE TYPE words AS RANGE (SUBTYPE = text, COLLATION = "C", MULTIRANGE_TYPE_NAME = word_sets);
CREATE TABLE t (id integer PRIMARY KEY, r time_range, w word_sets DEFAULT word_sets(words('a', 'b')));
