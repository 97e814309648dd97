CREATE FUNCTION valid(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 <> ''''';
CREATE DOMAIN code AS text DEFAULT 'x' CHECK (valid(VALUE));
CREATE TABLE t (id integer PRIMARY KEY, v code);
