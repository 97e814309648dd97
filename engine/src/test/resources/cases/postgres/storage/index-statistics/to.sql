CREATE TABLE t (a int, b text);
CREATE INDEX t_lower_idx ON t (a, lower(b));
ALTER INDEX t_lower_idx ALTER COLUMN 2 SET STATISTICS 300;
