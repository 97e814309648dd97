-- check: t gets the check t_a_check
--   SELECT NOT EXISTS (SELECT FROM t WHERE NOT ((a)::text = ANY ((ARRAY['it''s [x]'::character varying, 'b'::character varying])::text[])));

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD COLUMN b text;

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_a_check CHECK ((a)::text = ANY ((ARRAY['it''s [x]'::character varying, 'b'::character varying]::character varying[])::text[])) NOT VALID;

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_b_check CHECK (b = ANY (ARRAY['x'::text, 'y'::text])) NOT VALID;

CREATE VIEW v AS
SELECT a
   FROM t
  WHERE ((a)::text <> ALL ((ARRAY['b'::character varying, 'c'::character varying]::character varying[])::text[]));

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_a ON t (a) WHERE ((a)::text = ANY ((ARRAY['b'::character varying, 'c'::character varying]::character varying[])::text[]));

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_a_check
ALTER TABLE t VALIDATE CONSTRAINT t_a_check;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_b_check
ALTER TABLE t VALIDATE CONSTRAINT t_b_check;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_a_check;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_b_check;

-- dropped with its values (policy)
-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all values of t.b
ALTER TABLE t DROP COLUMN b;

-- not in a transaction
-- dropped concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
DROP INDEX CONCURRENTLY t_a;
