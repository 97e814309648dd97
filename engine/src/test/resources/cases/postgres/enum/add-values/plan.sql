
-- not in a transaction
ALTER TYPE mood ADD VALUE 'awful' BEFORE 'sad';

-- not in a transaction
ALTER TYPE mood ADD VALUE 'ok' AFTER 'sad';

-- not in a transaction
ALTER TYPE mood ADD VALUE 'it''s great';

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m SET DEFAULT 'ok'::mood;

-- revert
-- check: p.m may no longer be 'awful', 'ok', 'it''s great': enum mood loses it
--   SELECT NOT EXISTS (SELECT FROM p WHERE m::text IN ('awful', 'ok', 'it''s great'));

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m DROP DEFAULT;

CREATE TYPE mood_new AS ENUM ('sad', 'happy');

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: enum mood is made anew
-- data dependent of p: it fails if some p.m holds a value the enum loses
ALTER TABLE p ALTER COLUMN m TYPE mood_new USING m::text::mood_new;

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE mood;

ALTER TYPE mood_new RENAME TO mood;
