-- policy: in-place
CREATE TABLE t (a int CHECK (a > 0 OR a IS NULL));
