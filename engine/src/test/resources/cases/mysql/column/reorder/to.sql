CREATE TABLE t (d int, a int PRIMARY KEY, c text, b int);
