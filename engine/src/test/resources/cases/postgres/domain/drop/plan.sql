
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN v TYPE integer;

DROP DOMAIN positive;

-- revert

CREATE DOMAIN positive AS integer
    CONSTRAINT positive_check CHECK (VALUE > 0);

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: t.v changes from integer to positive
-- data dependent of t: it fails if some t.v is no positive
ALTER TABLE t ALTER COLUMN v TYPE positive;
