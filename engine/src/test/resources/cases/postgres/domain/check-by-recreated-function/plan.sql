-- finding: function label(text) is dropped and created again; what was granted on it is granted again

ALTER DOMAIN code DROP DEFAULT;

ALTER DOMAIN code DROP CONSTRAINT code_check;

DROP FUNCTION label(text);

CREATE FUNCTION label(b text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1$function$;

ALTER DOMAIN code SET DEFAULT 'x'::text;

-- lock of t, SHARE, throughout: nobody writes to t until its values of domain code are read
-- data dependent of t: it fails if some t.v is no code any more
ALTER DOMAIN code ADD CONSTRAINT code_check CHECK (label(VALUE) <> 'y'::text);

-- revert

ALTER DOMAIN code DROP DEFAULT;

ALTER DOMAIN code DROP CONSTRAINT code_check;

DROP FUNCTION label(text);

CREATE FUNCTION label(a text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1$function$;

ALTER DOMAIN code SET DEFAULT 'x'::text;

-- lock of t, SHARE, throughout: nobody writes to t until its values of domain code are read
-- data dependent of t: it fails if some t.v is no code any more
ALTER DOMAIN code ADD CONSTRAINT code_check CHECK (label(VALUE) <> 'y'::text);
