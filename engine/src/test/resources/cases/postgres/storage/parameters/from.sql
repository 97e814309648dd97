CREATE TABLE t (a int PRIMARY KEY, b text) WITH (fillfactor = 90, autovacuum_enabled = false);
CREATE INDEX t_b_idx ON t (b) WITH (fillfactor = 90);
