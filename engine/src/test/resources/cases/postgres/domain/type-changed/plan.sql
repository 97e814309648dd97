-- finding: view w is dropped and created again; what was granted on it is granted again

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN v DROP DEFAULT;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT small;

ALTER DOMAIN code RENAME TO code_old;

CREATE DOMAIN code AS text
    CONSTRAINT code_check CHECK (VALUE <> ''::text);

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: type code is made anew
-- data dependent of t: it fails if some t.v holds a value the type loses
-- rewrite of t: type code[] is made anew
-- data dependent of t: it fails if some t.many holds a value the type loses
ALTER TABLE t
    ALTER COLUMN v TYPE code USING v::text::code,
    ALTER COLUMN many TYPE code[] USING many::text[]::code[];

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN v SET DEFAULT '1'::text;

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT small CHECK (length((v)::text) < 100) NOT VALID;

CREATE VIEW w AS
SELECT id,
    v
   FROM t;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP DOMAIN code_old;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks small
ALTER TABLE t VALIDATE CONSTRAINT small;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN v DROP DEFAULT;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT small;

ALTER DOMAIN code RENAME TO code_old;

CREATE DOMAIN code AS integer
    CONSTRAINT code_check CHECK (VALUE > 0);

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: type code is made anew
-- data dependent of t: it fails if some t.v holds a value the type loses
-- rewrite of t: type code[] is made anew
-- data dependent of t: it fails if some t.many holds a value the type loses
ALTER TABLE t
    ALTER COLUMN v TYPE code USING v::integer::code,
    ALTER COLUMN many TYPE code[] USING many::integer[]::code[];

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN v SET DEFAULT 1;

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT small CHECK ((v)::integer < 100) NOT VALID;

CREATE VIEW w AS
SELECT id,
    v
   FROM t;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP DOMAIN code_old;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks small
ALTER TABLE t VALIDATE CONSTRAINT small;
