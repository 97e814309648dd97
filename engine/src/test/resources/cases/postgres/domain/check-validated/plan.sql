-- check: (VALUE > 0) must hold for t.v of domain amount
--   SELECT NOT EXISTS (SELECT FROM (SELECT v AS value FROM t) AS held WHERE NOT ((VALUE > 0)));

-- lock of t, SHARE, throughout: nobody writes to t until its values of domain amount are read
-- data dependent of t: it fails if some t.v is no amount any more
ALTER DOMAIN amount VALIDATE CONSTRAINT positive;

-- revert

ALTER DOMAIN amount DROP CONSTRAINT positive;

ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID;
