CREATE TABLE t (a int NOT NULL, b int NOT NULL, c varchar(20), PRIMARY KEY (a), KEY by_b (b));
