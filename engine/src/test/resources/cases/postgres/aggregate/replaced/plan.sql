
CREATE OR REPLACE AGGREGATE total(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    INITCOND = '1',
    PARALLEL = SAFE
);

-- revert

CREATE OR REPLACE AGGREGATE total(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    INITCOND = '0'
);
