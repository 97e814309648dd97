
CREATE TYPE nothing AS ();

CREATE TYPE point3 AS (
    x double precision,
    y double precision,
    label text COLLATE "C"
);

COMMENT ON TYPE point3 IS 'in space';

COMMENT ON COLUMN point3.label IS 'what is there';

CREATE TABLE t (
    id integer NOT NULL,
    v point3,
    vs point3[],
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

-- revert

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all rows of t
DROP TABLE t;

DROP TYPE nothing;

DROP TYPE point3;
