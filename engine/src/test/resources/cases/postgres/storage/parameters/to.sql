CREATE TABLE t (a int PRIMARY KEY, b text) WITH (fillfactor = 70, toast.autovacuum_enabled = false, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX t_b_idx ON t (b) WITH (deduplicate_items = off);
ALTER INDEX t_pkey SET (fillfactor = 60);
