-- finding: t.id changes from integer to bigint: the table is written anew, and an application may not expect it

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence t_id_seq wait
ALTER SEQUENCE t_id_seq AS bigint;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.id changes from integer to bigint
ALTER TABLE t ALTER COLUMN id TYPE bigint;

-- revert

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence t_id_seq wait
ALTER SEQUENCE t_id_seq AS integer;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.id changes from bigint to integer
-- data dependent of t: it fails if some t.id is no integer
ALTER TABLE t ALTER COLUMN id TYPE integer;
