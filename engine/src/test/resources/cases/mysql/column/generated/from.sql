CREATE TABLE t (id int PRIMARY KEY, a int, v int AS (a + 1) VIRTUAL, s int AS (a * 2) STORED, g int AS (a) VIRTUAL, KEY by_v (v), KEY by_sg (s, g));
