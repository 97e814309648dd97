CREATE TYPE point3 AS (x double precision, y double precision, label text COLLATE "C");
COMMENT ON TYPE point3 IS 'in space';
COMMENT ON COLUMN point3.label IS 'what is there';
CREATE TYPE nothing AS ();
CREATE TABLE t (id integer PRIMARY KEY, v point3, vs point3[]);
