-- finding: view v is dropped and created again; what was granted on it is granted again
-- finding: function twice(integer) is dropped and created again; what was granted on it is granted again

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN v DROP DEFAULT;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
DROP INDEX t_twice;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_v;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP COLUMN w;

DROP FUNCTION twice(integer);

CREATE FUNCTION twice(a integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT a + a$function$;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: every row gets a value of its own in w
ALTER TABLE t ADD COLUMN w bigint GENERATED ALWAYS AS (twice(id)) STORED;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN v SET DEFAULT twice(1);

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_v CHECK (twice(id) > 0) NOT VALID;

CREATE VIEW v AS
SELECT twice(id) AS two
   FROM t;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_twice ON t ((twice(id)));

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_v
ALTER TABLE t VALIDATE CONSTRAINT t_v;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN v DROP DEFAULT;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
DROP INDEX t_twice;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_v;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP COLUMN w;

DROP FUNCTION twice(integer);

CREATE FUNCTION twice(a integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT a + a$function$;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: every row gets a value of its own in w
ALTER TABLE t ADD COLUMN w bigint GENERATED ALWAYS AS (twice(id)) STORED;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN v SET DEFAULT twice(1);

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_v CHECK (twice(id) > 0) NOT VALID;

CREATE VIEW v AS
SELECT (twice(id))::bigint AS two
   FROM t;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_twice ON t ((twice(id)));

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_v
ALTER TABLE t VALIDATE CONSTRAINT t_v;
