-- finding: view constant is dropped and created again; what was granted on it is granted again
-- finding: view happy is dropped and created again; what was granted on it is granted again

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view constant
DROP VIEW constant;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view happy
DROP VIEW happy;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m DROP DEFAULT;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN ms DROP DEFAULT;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
DROP INDEX p_ok;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p DROP CONSTRAINT p_m_check;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p DROP COLUMN g;

ALTER TYPE mood RENAME TO mood_old;

CREATE TYPE mood AS ENUM ('ok', 'sad', 'happy', 'new');

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: enum mood is made anew
-- data dependent of p: it fails if some p.m holds a value the enum loses
-- rewrite of p: enum mood[] is made anew
-- data dependent of p: it fails if some p.ms holds a value the enum loses
ALTER TABLE p
    ALTER COLUMN m TYPE mood USING m::text::mood,
    ALTER COLUMN ms TYPE mood[] USING ms::text[]::mood[];

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: every row gets a value of its own in g
ALTER TABLE p ADD COLUMN g text GENERATED ALWAYS AS (
CASE
    WHEN (m = 'ok'::mood) THEN 'y'::text
    ELSE 'n'::text
END) STORED;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m SET DEFAULT 'ok'::mood;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN ms SET DEFAULT '{}'::mood[];

-- NOT VALID, then VALIDATE (policy)
-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ADD CONSTRAINT p_m_check CHECK (m <> 'sad'::mood) NOT VALID;

CREATE VIEW constant AS
SELECT 'ok'::mood AS m;

CREATE VIEW happy AS
SELECT id,
    m
   FROM p
  WHERE (m = 'happy'::mood);

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE mood_old;

-- not in a transaction
-- built concurrently (policy)
-- lock of p, SHARE UPDATE EXCLUSIVE, throughout: other changes of p wait; reads and writes go on
CREATE INDEX CONCURRENTLY p_ok ON p (id) WHERE (m = 'ok'::mood);

-- not in a transaction
-- lock of p, SHARE UPDATE EXCLUSIVE, throughout: other changes of p wait; reads and writes go on
-- data dependent of p: it fails if some row breaks p_m_check
ALTER TABLE p VALIDATE CONSTRAINT p_m_check;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view constant
DROP VIEW constant;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view happy
DROP VIEW happy;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m DROP DEFAULT;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN ms DROP DEFAULT;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
DROP INDEX p_ok;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p DROP CONSTRAINT p_m_check;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p DROP COLUMN g;

ALTER TYPE mood RENAME TO mood_old;

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: enum mood is made anew
-- data dependent of p: it fails if some p.m holds a value the enum loses
-- rewrite of p: enum mood[] is made anew
-- data dependent of p: it fails if some p.ms holds a value the enum loses
ALTER TABLE p
    ALTER COLUMN m TYPE mood USING m::text::mood,
    ALTER COLUMN ms TYPE mood[] USING ms::text[]::mood[];

-- lock of p, ACCESS EXCLUSIVE, throughout: nobody reads or writes p until all of it is done
-- rewrite of p: every row gets a value of its own in g
ALTER TABLE p ADD COLUMN g text GENERATED ALWAYS AS (
CASE
    WHEN (m = 'ok'::mood) THEN 'y'::text
    ELSE 'n'::text
END) STORED;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN m SET DEFAULT 'ok'::mood;

-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ALTER COLUMN ms SET DEFAULT '{}'::mood[];

-- NOT VALID, then VALIDATE (policy)
-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
ALTER TABLE p ADD CONSTRAINT p_m_check CHECK (m <> 'sad'::mood) NOT VALID;

CREATE VIEW constant AS
SELECT 'ok'::mood AS m;

CREATE VIEW happy AS
SELECT id,
    m
   FROM p
  WHERE (m = 'happy'::mood);

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE mood_old;

-- not in a transaction
-- built concurrently (policy)
-- lock of p, SHARE UPDATE EXCLUSIVE, throughout: other changes of p wait; reads and writes go on
CREATE INDEX CONCURRENTLY p_ok ON p (id) WHERE (m = 'ok'::mood);

-- not in a transaction
-- lock of p, SHARE UPDATE EXCLUSIVE, throughout: other changes of p wait; reads and writes go on
-- data dependent of p: it fails if some row breaks p_m_check
ALTER TABLE p VALIDATE CONSTRAINT p_m_check;
