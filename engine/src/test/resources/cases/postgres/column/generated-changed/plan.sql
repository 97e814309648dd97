-- check: t (c) becomes unique
--   SELECT NOT EXISTS (SELECT FROM t WHERE c IS NOT NULL GROUP BY c HAVING count(*) > 1);
-- finding: view v is dropped and created again; what was granted on it is granted again

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
DROP INDEX t_c;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_c_key;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP COLUMN c;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: every row gets a value of its own in c
ALTER TABLE t ADD COLUMN c integer GENERATED ALWAYS AS (a * b) STORED;

CREATE VIEW v AS
SELECT c
   FROM t;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on c
CREATE UNIQUE INDEX CONCURRENTLY t_c_key ON t (c);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_c ON t (c, a);

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_c_key UNIQUE USING INDEX t_c_key;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
DROP INDEX t_c;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_c_key;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP COLUMN c;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: every row gets a value of its own in c
ALTER TABLE t ADD COLUMN c integer GENERATED ALWAYS AS (a + b) STORED;

CREATE VIEW v AS
SELECT c
   FROM t;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on c
CREATE UNIQUE INDEX CONCURRENTLY t_c_key ON t (c);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_c ON t (c, a);

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_c_key UNIQUE USING INDEX t_c_key;
