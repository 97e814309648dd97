-- finding: c.id changes from integer to bigint: the table is written anew, and an application may not expect it
-- finding: c.p_id changes from integer to bigint: the table is written anew, and an application may not expect it
-- finding: p.id changes from integer to bigint: the table is written anew, and an application may not expect it

-- lock of c, ACCESS EXCLUSIVE, throughout: nobody reads or writes c until all of it is done
-- rewrite of c: c.id changes from integer to bigint
-- rewrite of c: c.p_id changes from integer to bigint
ALTER TABLE c
    ALTER COLUMN id TYPE bigint,
    ALTER COLUMN p_id TYPE bigint;

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: p.id changes from integer to bigint
ALTER TABLE p ALTER COLUMN id TYPE bigint;

-- revert
-- check: c.id changes from bigint to integer
--   SELECT NOT EXISTS (SELECT FROM c WHERE NOT (id BETWEEN -2147483648 AND 2147483647));
-- check: c.p_id changes from bigint to integer
--   SELECT NOT EXISTS (SELECT FROM c WHERE NOT (p_id BETWEEN -2147483648 AND 2147483647));
-- check: p.id changes from bigint to integer
--   SELECT NOT EXISTS (SELECT FROM p WHERE NOT (id BETWEEN -2147483648 AND 2147483647));

-- lock of c, ACCESS EXCLUSIVE, throughout: nobody reads or writes c until all of it is done
-- rewrite of c: c.id changes from bigint to integer
-- data dependent of c: it fails if some c.id is no integer
-- rewrite of c: c.p_id changes from bigint to integer
-- data dependent of c: it fails if some c.p_id is no integer
ALTER TABLE c
    ALTER COLUMN id TYPE integer,
    ALTER COLUMN p_id TYPE integer;

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: p.id changes from bigint to integer
-- data dependent of p: it fails if some p.id is no integer
ALTER TABLE p ALTER COLUMN id TYPE integer;
