CREATE TABLE t (a int, c int DEFAULT 1);
