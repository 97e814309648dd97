-- check: t.a changes from character varying(20) to character varying(10)
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (char_length(rtrim(a, ' ')) <= 10));
-- finding: t.a changes from character varying(20) to character varying(10): the table is written anew, and an application may not expect it

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from character varying(20) to character varying(10)
-- data dependent of t: it fails if some t.a is no character varying(10)
ALTER TABLE t ALTER COLUMN a TYPE character varying(10);

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN a TYPE character varying(20);
