-- finding: function valid(text) is dropped: an application that uses it fails

ALTER DOMAIN code DROP DEFAULT;

ALTER DOMAIN code DROP CONSTRAINT code_check;

DROP FUNCTION valid(text);

CREATE FUNCTION valid(word text, lowest integer DEFAULT 1)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT length($1) >= $2$function$;

ALTER DOMAIN code SET DEFAULT 'x'::text;

-- lock of t, SHARE, throughout: nobody writes to t until its values of domain code are read
-- data dependent of t: it fails if some t.v is no code any more
ALTER DOMAIN code ADD CONSTRAINT code_check CHECK (valid(VALUE));

-- revert

ALTER DOMAIN code DROP DEFAULT;

ALTER DOMAIN code DROP CONSTRAINT code_check;

DROP FUNCTION valid(text,integer);

CREATE FUNCTION valid(text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1 <> ''$function$;

ALTER DOMAIN code SET DEFAULT 'x'::text;

-- lock of t, SHARE, throughout: nobody writes to t until its values of domain code are read
-- data dependent of t: it fails if some t.v is no code any more
ALTER DOMAIN code ADD CONSTRAINT code_check CHECK (valid(VALUE));
