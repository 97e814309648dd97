-- finding: p.m changes from mood to text: the table is written anew, and an application may not expect it

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m DROP DEFAULT;

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: p.m changes from mood to text
ALTER TABLE p ALTER COLUMN m TYPE text;

DROP TYPE mood;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m SET DEFAULT 'ok'::text;

-- revert
-- check: p.m changes from text to mood
--   SELECT NOT EXISTS (SELECT FROM p WHERE NOT (m::text IN ('sad', 'ok', 'happy')));

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m DROP DEFAULT;

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: p.m changes from text to mood
-- data dependent of p: it fails if some p.m is no mood
ALTER TABLE p ALTER COLUMN m TYPE mood USING m::mood;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m SET DEFAULT 'ok'::mood;
