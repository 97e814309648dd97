CREATE TABLE t (a int, b text);
CREATE INDEX t_lower_idx ON t (a, lower(b));
