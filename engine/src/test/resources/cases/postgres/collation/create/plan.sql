
CREATE COLLATION german (deterministic = false, locale = 'de-u-co-phonebk', provider = icu);

COMMENT ON COLLATION german IS 'as in a phone book';

CREATE COLLATION plain (locale = 'C', provider = libc);

CREATE DOMAIN word AS text COLLATE german;

CREATE TABLE t (
    id integer NOT NULL,
    v text COLLATE german,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

CREATE INDEX t_v ON t (v COLLATE plain);

-- revert

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all rows of t
DROP TABLE t;

DROP DOMAIN word;

DROP COLLATION german;

DROP COLLATION plain;
