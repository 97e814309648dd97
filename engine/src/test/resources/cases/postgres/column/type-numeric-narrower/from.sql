CREATE TABLE t (a numeric(10,4), b numeric);
