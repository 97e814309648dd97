-- policy: in-place
CREATE TABLE t (a int UNIQUE NULLS NOT DISTINCT);
