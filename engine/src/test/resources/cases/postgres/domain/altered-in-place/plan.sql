-- check: VALUE IS NOT NULL must hold for t.v of domain amount
--   SELECT NOT EXISTS (SELECT FROM (SELECT v AS value FROM t) AS held WHERE NOT (VALUE IS NOT NULL));
-- check: (VALUE > (0)::numeric) must hold for t.v of domain amount
--   SELECT NOT EXISTS (SELECT FROM (SELECT v AS value FROM t) AS held WHERE NOT ((VALUE > (0)::numeric)));

ALTER DOMAIN amount DROP CONSTRAINT old;

ALTER DOMAIN amount SET DEFAULT 2;

-- lock of t, SHARE, throughout: nobody writes to t until its values of domain amount are read
-- data dependent of t: it fails if some t.v is no amount any more
ALTER DOMAIN amount SET NOT NULL;

COMMENT ON CONSTRAINT kept ON DOMAIN amount IS 'unlucky';

-- lock of t, SHARE, throughout: nobody writes to t until its values of domain amount are read
-- data dependent of t: it fails if some t.v is no amount any more
ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > (0)::numeric);

COMMENT ON DOMAIN amount IS NULL;

-- revert

ALTER DOMAIN amount DROP CONSTRAINT positive;

ALTER DOMAIN amount SET DEFAULT 1;

ALTER DOMAIN amount DROP NOT NULL;

COMMENT ON CONSTRAINT kept ON DOMAIN amount IS NULL;

-- lock of t, SHARE, throughout: nobody writes to t until its values of domain amount are read
-- data dependent of t: it fails if some t.v is no amount any more
ALTER DOMAIN amount ADD CONSTRAINT old CHECK (VALUE < (1000)::numeric);

COMMENT ON DOMAIN amount IS 'money';
