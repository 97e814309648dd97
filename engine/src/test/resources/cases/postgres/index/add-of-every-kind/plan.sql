-- check: t gets the unique index i5
--   SELECT NOT EXISTS (SELECT FROM t GROUP BY a HAVING count(*) > 1);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY i1 ON t (a DESC, b NULLS FIRST) INCLUDE (d);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY i2 ON t USING gin (c);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY i3 ON t USING hash (b);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY i4 ON t (b text_pattern_ops, d COLLATE "C" DESC NULLS LAST);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if two rows agree on the keys of i5
CREATE UNIQUE INDEX CONCURRENTLY i5 ON t (a) NULLS NOT DISTINCT;

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY i6 ON t USING brin (a);

-- not in a transaction
-- built concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
CREATE INDEX CONCURRENTLY i7 ON t (((b || d)) COLLATE "C");

-- revert

-- not in a transaction
-- dropped concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
DROP INDEX CONCURRENTLY i1;

-- not in a transaction
-- dropped concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
DROP INDEX CONCURRENTLY i2;

-- not in a transaction
-- dropped concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
DROP INDEX CONCURRENTLY i3;

-- not in a transaction
-- dropped concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
DROP INDEX CONCURRENTLY i4;

-- not in a transaction
-- dropped concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
DROP INDEX CONCURRENTLY i5;

-- not in a transaction
-- dropped concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
DROP INDEX CONCURRENTLY i6;

-- not in a transaction
-- dropped concurrently (policy)
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
DROP INDEX CONCURRENTLY i7;
