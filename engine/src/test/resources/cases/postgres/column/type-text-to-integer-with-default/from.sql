CREATE TABLE t (a text DEFAULT '0');
CREATE INDEX t_a ON t (a) WHERE a <> '';
