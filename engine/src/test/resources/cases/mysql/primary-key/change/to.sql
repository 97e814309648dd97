CREATE TABLE t (a int NOT NULL, b int NOT NULL, c varchar(20) NOT NULL, PRIMARY KEY (b, c(5)), KEY by_b (b));
