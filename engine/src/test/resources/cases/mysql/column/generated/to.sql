CREATE TABLE t (id int PRIMARY KEY, a int, v int AS (a + 2) VIRTUAL, s int AS (a * 2) VIRTUAL, g int, n varchar(20) AS (concat(a, 'x')) STORED, KEY by_v (v), KEY by_sg (s, g));
