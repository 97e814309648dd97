CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE p (id int PRIMARY KEY, m mood DEFAULT 'ok', ms mood[] NOT NULL DEFAULT '{}', g text GENERATED ALWAYS AS (CASE WHEN m = 'ok' THEN 'y' ELSE 'n' END) STORED, CHECK (m <> 'sad'));
CREATE INDEX p_m ON p (m);
CREATE INDEX p_ok ON p (id) WHERE m = 'ok';
CREATE VIEW happy AS SELECT id, m FROM p WHERE m = 'happy';
CREATE VIEW constant AS SELECT 'ok'::mood AS m;
