-- finding: view s is dropped and created again; what was granted on it is granted again

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view s
DROP VIEW s;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
DROP INDEX t_v;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
DROP INDEX t_x;

ALTER DOMAIN word RENAME TO word_old;

ALTER COLLATION german RENAME TO german_old;

CREATE COLLATION german (locale = 'de', provider = icu);

CREATE DOMAIN word AS text COLLATE german;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: type word is made anew
-- data dependent of t: it fails if some t.w holds a value the type loses
ALTER TABLE t
    ALTER COLUMN v TYPE text COLLATE german,
    ALTER COLUMN w TYPE word USING w::text::word;

CREATE VIEW s AS
SELECT v
   FROM t;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP DOMAIN word_old;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP COLLATION german_old;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_v ON t (v);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_x ON t (x COLLATE german);

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view s
DROP VIEW s;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
DROP INDEX t_v;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
DROP INDEX t_x;

ALTER DOMAIN word RENAME TO word_old;

ALTER COLLATION german RENAME TO german_old;

CREATE COLLATION german (deterministic = false, locale = 'de', provider = icu);

CREATE DOMAIN word AS text COLLATE german;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: type word is made anew
-- data dependent of t: it fails if some t.w holds a value the type loses
ALTER TABLE t
    ALTER COLUMN v TYPE text COLLATE german,
    ALTER COLUMN w TYPE word USING w::text::word;

CREATE VIEW s AS
SELECT v
   FROM t;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP DOMAIN word_old;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP COLLATION german_old;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_v ON t (v);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY t_x ON t (x COLLATE german);
