-- finding: type mood is renamed to feeling: an application that knows the old name fails
-- finding: enum value meh of feeling is renamed to ok: an application that knows the old name fails

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use it wait
ALTER TYPE mood RENAME TO feeling;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use it wait
ALTER TYPE feeling RENAME VALUE 'meh' TO 'ok';

-- not in a transaction
ALTER TYPE feeling ADD VALUE 'thrilled';

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view fine
DROP VIEW fine;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m DROP DEFAULT;

ALTER TYPE feeling RENAME TO feeling_old;

CREATE TYPE feeling AS ENUM ('sad', 'ok', 'happy');

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: enum feeling is made anew
-- data dependent of p: it fails if some p.m holds a value the enum loses
-- rewrite of p: enum feeling[] is made anew
-- data dependent of p: it fails if some p.n holds a value the enum loses
ALTER TABLE p
    ALTER COLUMN m TYPE feeling USING m::text::feeling,
    ALTER COLUMN n TYPE feeling[] USING n::text[]::feeling[];

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m SET DEFAULT 'ok'::feeling;

CREATE VIEW fine AS
SELECT m
   FROM p
  WHERE (m <> 'ok'::feeling);

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE feeling_old;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use it wait
ALTER TYPE feeling RENAME VALUE 'ok' TO 'meh';

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use it wait
ALTER TYPE feeling RENAME TO mood;
