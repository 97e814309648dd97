
-- not in a transaction
ALTER TYPE mood ADD VALUE 'awful' BEFORE 'sad';

-- not in a transaction
ALTER TYPE mood ADD VALUE 'ok' AFTER 'sad';

-- not in a transaction
ALTER TYPE mood ADD VALUE 'it''s great';

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m SET DEFAULT 'ok'::mood;

-- revert

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m DROP DEFAULT;

ALTER TYPE mood RENAME TO mood_old;

CREATE TYPE mood AS ENUM ('sad', 'happy');

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: enum mood is made anew
-- data dependent of p: it fails if some p.m holds a value the enum loses
ALTER TABLE p ALTER COLUMN m TYPE mood USING m::text::mood;

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE mood_old;
