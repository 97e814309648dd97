
CREATE TYPE mood AS ENUM ('good', 'bad');

CREATE DOMAIN short AS text
    CONSTRAINT short_check CHECK (length(VALUE) < 10);

CREATE PROCEDURE nothing()
 LANGUAGE sql
AS $procedure$SELECT 1$procedure$;

CREATE AGGREGATE total(integer) (
    SFUNC = int4pl,
    STYPE = integer
);

CREATE FUNCTION twice(integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT $1 * 2$function$;

CREATE SEQUENCE numbers;

CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    email text,
    name text,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);

CREATE VIEW names AS
SELECT id,
    name
   FROM users;

-- scan: materialized view mails is computed, and what is locked by then stays locked meanwhile
CREATE MATERIALIZED VIEW mails AS
SELECT id,
    email
   FROM users;

REVOKE EXECUTE ON ROUTINE nothing() FROM PUBLIC;

REVOKE EXECUTE ON ROUTINE total(integer) FROM PUBLIC;

REVOKE EXECUTE ON ROUTINE twice(integer) FROM PUBLIC;

REVOKE USAGE ON TYPE mood FROM PUBLIC;

REVOKE USAGE ON TYPE short FROM PUBLIC;

GRANT EXECUTE ON ROUTINE twice(integer) TO app;

GRANT USAGE ON SEQUENCE numbers TO app;

GRANT USAGE ON SEQUENCE users_id_seq TO app;

GRANT SELECT ON TABLE mails TO reader;

GRANT SELECT ON TABLE names TO reader;

GRANT SELECT ON TABLE users TO reader;

GRANT USAGE ON TYPE mood TO app;

GRANT SELECT (name), UPDATE (name) ON TABLE names TO app;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view names
DROP VIEW names;

-- lock of mails, ACCESS EXCLUSIVE, briefly: nobody reads or writes mails
DROP MATERIALIZED VIEW mails;

-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all rows of users
DROP TABLE users;

DROP PROCEDURE nothing();

DROP AGGREGATE total(integer);

DROP FUNCTION twice(integer);

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use sequence numbers wait
DROP SEQUENCE numbers;

DROP TYPE mood;

DROP DOMAIN short;
