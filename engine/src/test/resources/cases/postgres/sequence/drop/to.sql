-- policy: drop
CREATE TABLE t (a int);
