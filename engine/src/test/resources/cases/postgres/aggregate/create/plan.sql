
CREATE AGGREGATE how_many(*) (
    SFUNC = int8inc,
    STYPE = bigint,
    INITCOND = '0'
);

CREATE AGGREGATE least_of(integer) (
    SFUNC = int4smaller,
    STYPE = integer,
    SORTOP = OPERATOR(pg_catalog.<)
);

CREATE AGGREGATE middle(double precision ORDER BY double precision) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = percentile_cont_float8_final
);

CREATE FUNCTION minus(integer, integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1 - $2$function$;

CREATE FUNCTION plus(integer, integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1 + $2$function$;

CREATE FUNCTION shown(integer)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1::text$function$;

CREATE AGGREGATE total(n integer) (
    SFUNC = plus,
    STYPE = integer,
    SSPACE = 4,
    FINALFUNC = shown,
    FINALFUNC_MODIFY = SHAREABLE,
    COMBINEFUNC = plus,
    INITCOND = '0',
    MSFUNC = plus,
    MINVFUNC = minus,
    MSTYPE = integer,
    MFINALFUNC = shown,
    MINITCOND = '0',
    PARALLEL = SAFE
);

COMMENT ON AGGREGATE total(n integer) IS 'adds up';

-- revert

DROP AGGREGATE how_many(*);

DROP AGGREGATE least_of(integer);

DROP AGGREGATE middle(double precision ORDER BY double precision);

DROP AGGREGATE total(n integer);

DROP FUNCTION minus(integer,integer);

DROP FUNCTION plus(integer,integer);

DROP FUNCTION shown(integer);
