-- finding: t.email changes from text to public.citext: the table is written anew, and an application may not expect it

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN email DROP DEFAULT;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.email changes from text to public.citext
-- data dependent of t: it fails if some t.email is no public.citext
ALTER TABLE t ALTER COLUMN email TYPE public.citext USING email::public.citext;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN email SET DEFAULT 'x'::public.citext;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN email DROP DEFAULT;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.email changes from public.citext to text
ALTER TABLE t ALTER COLUMN email TYPE text;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN email SET DEFAULT 'x'::text;
