CREATE TABLE t (a int PRIMARY KEY, e int, d int, b int);
