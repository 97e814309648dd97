-- finding: t.a changes from timestamp without time zone to timestamp with time zone: a time without a zone is taken to be in the TimeZone of the session that runs the plan; where that is wrong, edit the plan and write USING … AT TIME ZONE
-- finding: t.a changes from timestamp without time zone to timestamp with time zone: the table is written anew, and an application may not expect it
-- finding: t.c changes from date to timestamp without time zone: the table is written anew, and an application may not expect it

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from timestamp without time zone to timestamp with time zone
-- rewrite of t: t.c changes from date to timestamp without time zone
ALTER TABLE t
    ALTER COLUMN a TYPE timestamp with time zone,
    ALTER COLUMN b TYPE timestamp with time zone,
    ALTER COLUMN c TYPE timestamp without time zone;

-- revert

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.a changes from timestamp with time zone to timestamp without time zone
-- rewrite of t: t.b changes from timestamp with time zone to timestamp(3) with time zone
-- data loss of t: values of t.b may be rounded
-- rewrite of t: t.c changes from timestamp without time zone to date
-- data loss of t: values of t.c may be rounded
ALTER TABLE t
    ALTER COLUMN a TYPE timestamp without time zone,
    ALTER COLUMN b TYPE timestamp(3) with time zone,
    ALTER COLUMN c TYPE date;
