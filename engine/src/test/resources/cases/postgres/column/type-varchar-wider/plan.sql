
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t
    ALTER COLUMN a TYPE character varying(20),
    ALTER COLUMN b TYPE text,
    ALTER COLUMN c TYPE numeric(10,2);

-- revert
-- check: t.a changes from character varying(20) to character varying(10)
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (char_length(rtrim(a, ' ')) <= 10));
-- check: t.b changes from text to character varying(10)
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (char_length(rtrim(b, ' ')) <= 10));
-- check: t.c changes from numeric(10,2) to numeric(8,2)
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT (abs(round(c, 2)) < 1e6::numeric));

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN a DROP DEFAULT;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from character varying(20) to character varying(10)
-- data dependent of t: it fails if some t.a is no character varying(10)
-- rewrite of t: t.b changes from text to character varying(10)
-- data dependent of t: it fails if some t.b is no character varying(10)
-- rewrite of t: t.c changes from numeric(10,2) to numeric(8,2)
-- data dependent of t: it fails if some t.c is no numeric(8,2)
ALTER TABLE t
    ALTER COLUMN a TYPE character varying(10),
    ALTER COLUMN b TYPE character varying(10),
    ALTER COLUMN c TYPE numeric(8,2);

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN a SET DEFAULT 'x'::character varying;
