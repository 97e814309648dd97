CREATE TABLE t (id int PRIMARY KEY, a int INVISIBLE, b int);
