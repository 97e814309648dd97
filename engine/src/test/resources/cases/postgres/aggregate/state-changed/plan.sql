-- finding: aggregate total(integer) is dropped and created again; what was granted on it is granted again

DROP AGGREGATE total(integer);

CREATE AGGREGATE total(integer) (
    SFUNC = int4_sum,
    STYPE = bigint
);

-- revert

DROP AGGREGATE total(integer);

CREATE AGGREGATE total(integer) (
    SFUNC = int4pl,
    STYPE = integer
);
