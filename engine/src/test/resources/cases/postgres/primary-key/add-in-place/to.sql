-- policy: in-place
CREATE TABLE t (a int PRIMARY KEY);
