-- check: p.m changes from text to mood
--   SELECT NOT EXISTS (SELECT FROM p WHERE NOT (m::text IN ('sad', 'ok', 'happy')));
-- finding: p.m changes from text to mood: the table is written anew, and an application may not expect it

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m DROP DEFAULT;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p DROP CONSTRAINT p_m_check;

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: p.m changes from text to mood
-- data dependent of p: it fails if some p.m is no mood
ALTER TABLE p ALTER COLUMN m TYPE mood USING m::mood;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m SET DEFAULT 'ok'::mood;

-- revert

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m DROP DEFAULT;

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: p.m changes from mood to text
ALTER TABLE p ALTER COLUMN m TYPE text;

DROP TYPE mood;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m SET DEFAULT 'ok'::text;

-- NOT VALID, then VALIDATE (policy)
-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ADD CONSTRAINT p_m_check CHECK (m = ANY (ARRAY['ok'::text, 'sad'::text])) NOT VALID;

-- not in a transaction
-- lock of p, SHARE UPDATE EXCLUSIVE, throughout: other changes of p wait; reads and writes go on
-- data dependent of p: it fails if some row breaks p_m_check
ALTER TABLE p VALIDATE CONSTRAINT p_m_check;
