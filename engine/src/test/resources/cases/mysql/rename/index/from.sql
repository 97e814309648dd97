CREATE TABLE t (a int, b int, KEY by_a (a), UNIQUE KEY one_b (b));
CREATE TABLE u (a int, KEY by_a (a));
