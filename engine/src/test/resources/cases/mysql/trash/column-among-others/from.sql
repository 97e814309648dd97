CREATE TABLE t (a int PRIMARY KEY, g int AS (a + 1) VIRTUAL, b int, c int NOT NULL, d int);
