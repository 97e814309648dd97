CREATE EXTENSION IF NOT EXISTS citext SCHEMA public;
CREATE EXTENSION IF NOT EXISTS hstore SCHEMA public;
CREATE EXTENSION IF NOT EXISTS ltree SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;

CREATE TABLE t (
    id integer PRIMARY KEY,
    email public.citext UNIQUE,
    others public.citext[] DEFAULT ARRAY['a'::public.citext],
    tags public.hstore DEFAULT 'a=>1'::public.hstore,
    path public.ltree NOT NULL,
    CONSTRAINT t_email CHECK (email OPERATOR(public.<>) 'nobody'),
    CONSTRAINT t_path CHECK (path OPERATOR(public.<@) 'top'::public.ltree)
);
CREATE INDEX t_path ON t USING gist (path);
CREATE INDEX t_trgm ON t USING gin ((email::text) public.gin_trgm_ops);
CREATE DOMAIN address AS public.citext CHECK (VALUE OPERATOR(public.~) '@');
CREATE FUNCTION tag(public.hstore) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1 OPERATOR(public.->) ''a''';
CREATE VIEW v AS SELECT email, tags OPERATOR(public.->) 'a' AS a FROM t WHERE email OPERATOR(public.=) 'x';
