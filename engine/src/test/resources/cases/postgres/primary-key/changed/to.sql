CREATE TABLE t (a int NOT NULL, b int NOT NULL, PRIMARY KEY (b, a));
CREATE TABLE c (a int);
