CREATE FUNCTION valid(word text, lowest integer DEFAULT 1) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT length($1) >= $2';
CREATE DOMAIN code AS text DEFAULT 'x' CHECK (valid(VALUE));
CREATE TABLE t (id integer PRIMARY KEY, v code);
