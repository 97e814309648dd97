CREATE TABLE t (a varchar(9) CHECK (a IN ('it''s [x]', 'b')), b text CHECK (b IN ('x', 'y')));
CREATE INDEX t_a ON t (a) WHERE a IN ('b', 'c');
CREATE VIEW v AS SELECT a FROM t WHERE a NOT IN ('b', 'c');
