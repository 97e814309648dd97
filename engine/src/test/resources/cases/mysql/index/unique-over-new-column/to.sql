CREATE TABLE t (id int PRIMARY KEY, a int, b int, c char(1) NOT NULL DEFAULT 'x', UNIQUE KEY ac (a, c), UNIQUE KEY only_c (c), UNIQUE KEY prefixed (b));
