
CREATE TABLE t (
    a integer NOT NULL,
    b text COMPRESSION pglz,
    c numeric,
    CONSTRAINT t_pkey PRIMARY KEY (a) WITH (fillfactor = 60)
) WITH (fillfactor = 70, toast.autovacuum_enabled = false);

ALTER TABLE t ALTER COLUMN b SET STORAGE EXTERNAL, ALTER COLUMN b SET STATISTICS 500, ALTER COLUMN c SET (n_distinct = -0.5, n_distinct_inherited = 3);

CREATE INDEX t_b_idx ON t USING gin ((to_tsvector('simple'::regconfig, b))) WITH (fastupdate = off);

CREATE INDEX t_gist_idx ON t USING gist ((to_tsvector('simple'::regconfig, b)) tsvector_ops (siglen = 100));

CREATE INDEX t_lower_idx ON t (a, (lower(b)));

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_lower_idx ALTER COLUMN 2 SET STATISTICS 300;

-- revert

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all rows of t
DROP TABLE t;
