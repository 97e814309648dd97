-- finding: function f(integer) is dropped: an application that uses it fails

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_id_check;

CREATE FUNCTION f(a bigint)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT a::integer$function$;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN id SET DEFAULT f((1)::bigint);

DROP FUNCTION f(integer);

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_id_check CHECK (f((id)::bigint) > 0) NOT VALID;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_id_check
ALTER TABLE t VALIDATE CONSTRAINT t_id_check;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_id_check;

CREATE FUNCTION f(a integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT a$function$;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN id SET DEFAULT f(1);

DROP FUNCTION f(bigint);

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_id_check CHECK (f(id) > 0) NOT VALID;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_id_check
ALTER TABLE t VALIDATE CONSTRAINT t_id_check;
