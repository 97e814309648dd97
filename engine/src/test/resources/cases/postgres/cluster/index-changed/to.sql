CREATE TABLE t (b int, c int);
CREATE INDEX t_b_idx ON t (b, c);
ALTER TABLE t CLUSTER ON t_b_idx;
