
CREATE DOMAIN address AS public.citext
    CONSTRAINT address_check CHECK (VALUE OPERATOR(public.~) '@'::public.citext);

CREATE FUNCTION tag(public.hstore)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1 OPERATOR(public.->) 'a'$function$;

CREATE TABLE t (
    id integer NOT NULL,
    email public.citext,
    others public.citext[] DEFAULT ARRAY['a'::public.citext],
    tags public.hstore DEFAULT '"a"=>"1"'::public.hstore,
    path public.ltree NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id),
    CONSTRAINT t_email_key UNIQUE (email),
    CONSTRAINT t_email CHECK (email OPERATOR(public.<>) 'nobody'::public.citext),
    CONSTRAINT t_path CHECK (path OPERATOR(public.<@) 'top'::public.ltree)
);

CREATE INDEX t_path ON t USING gist (path);

CREATE INDEX t_trgm ON t USING gin (((email)::text) COLLATE "default" public.gin_trgm_ops);

CREATE VIEW v AS
SELECT email,
    (tags OPERATOR(public.->) 'a'::text) AS a
   FROM t
  WHERE (email OPERATOR(public.=) 'x'::public.citext);

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all rows of t
DROP TABLE t;

DROP FUNCTION tag(public.hstore);

DROP DOMAIN address;
