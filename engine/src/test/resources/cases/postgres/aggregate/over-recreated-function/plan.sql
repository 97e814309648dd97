-- finding: view v is dropped and created again; what was granted on it is granted again
-- finding: aggregate total(integer) is dropped and created again; what was granted on it is granted again
-- finding: function plus(integer,integer) is dropped and created again; what was granted on it is granted again

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

DROP AGGREGATE total(integer);

DROP FUNCTION plus(integer,integer);

CREATE FUNCTION plus(c integer, d integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1 + $2$function$;

CREATE AGGREGATE total(integer) (
    SFUNC = plus,
    STYPE = integer
);

CREATE VIEW v AS
SELECT total(x) AS total
   FROM ( VALUES (1), (2)) t(x);

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

DROP AGGREGATE total(integer);

DROP FUNCTION plus(integer,integer);

CREATE FUNCTION plus(a integer, b integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1 + $2$function$;

CREATE AGGREGATE total(integer) (
    SFUNC = plus,
    STYPE = integer
);

CREATE VIEW v AS
SELECT total(x) AS total
   FROM ( VALUES (1), (2)) t(x);
