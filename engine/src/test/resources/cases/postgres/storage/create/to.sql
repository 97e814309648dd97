CREATE TABLE t (a int, b text COMPRESSION pglz, c numeric, PRIMARY KEY (a) WITH (fillfactor = 60)) WITH (fillfactor = 70, toast.autovacuum_enabled = false);
ALTER TABLE t ALTER b SET STORAGE EXTERNAL, ALTER b SET STATISTICS 500, ALTER c SET (n_distinct = -0.5, n_distinct_inherited = 3);
CREATE INDEX t_b_idx ON t USING gin (to_tsvector('simple', b)) WITH (fastupdate = off);
CREATE INDEX t_lower_idx ON t (a, lower(b));
ALTER INDEX t_lower_idx ALTER COLUMN 2 SET STATISTICS 300;
CREATE INDEX t_gist_idx ON t USING gist (to_tsvector('simple', b) tsvector_ops (siglen = 100));
