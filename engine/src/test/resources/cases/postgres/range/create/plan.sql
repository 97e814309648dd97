
CREATE FUNCTION time_diff(time without time zone, time without time zone)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT extract(epoch FROM $1 - $2)$function$;

CREATE TYPE time_range AS RANGE (SUBTYPE = time without time zone, SUBTYPE_DIFF = time_diff, MULTIRANGE_TYPE_NAME = time_multirange);

COMMENT ON TYPE time_range IS 'of a day';

CREATE TYPE words AS RANGE (SUBTYPE = text, COLLATION = "C", MULTIRANGE_TYPE_NAME = word_sets);

CREATE TABLE t (
    id integer NOT NULL,
    r time_range,
    w word_sets DEFAULT word_sets(words('a'::text, 'b'::text)),
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

-- revert

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all rows of t
DROP TABLE t;

DROP TYPE time_range;

DROP FUNCTION time_diff(time without time zone,time without time zone);

DROP TYPE words;
