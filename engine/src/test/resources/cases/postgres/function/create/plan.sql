
CREATE FUNCTION plain()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;

CREATE FUNCTION "Odd Name"("Arg" integer DEFAULT plain())
 RETURNS void
 LANGUAGE sql
AS $function$$function$;

CREATE FUNCTION add(a integer, b integer DEFAULT 2)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT COST 5
RETURN (a + b);

CREATE FUNCTION add(a text, VARIADIC others text[])
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET work_mem TO '1MB'
AS $function$
BEGIN
    RETURN a || '; $$ ''' || array_to_string(others, ';'); -- a "body"
END
$function$;

COMMENT ON FUNCTION add(text,text[]) IS 'joins';

CREATE FUNCTION both_ways(INOUT a integer, OUT b text)
 RETURNS record
 LANGUAGE plpgsql
AS $function$BEGIN b := a; END$function$;

CREATE TABLE person (
    id integer NOT NULL,
    name text,
    CONSTRAINT person_pkey PRIMARY KEY (id)
);

CREATE FUNCTION names(lowest integer)
 RETURNS TABLE(id integer, name text)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT p.id,
     p.name
    FROM person p
   WHERE (p.id >= names.lowest);
END;

CREATE FUNCTION persons()
 RETURNS SETOF person
 LANGUAGE sql
 STABLE ROWS 10
AS $function$SELECT * FROM person$function$;

-- revert

DROP FUNCTION names(integer);

DROP FUNCTION persons();

-- loses data
-- lock of person, ACCESS EXCLUSIVE, briefly: nobody reads or writes person
-- data loss of person: all rows of person
DROP TABLE person;

DROP FUNCTION "Odd Name"(integer);

DROP FUNCTION add(integer,integer);

DROP FUNCTION add(text,text[]);

DROP FUNCTION both_ways(integer);

DROP FUNCTION plain();
