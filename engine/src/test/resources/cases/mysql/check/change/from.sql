CREATE TABLE t (id int PRIMARY KEY, a int CHECK (a > 0), b int, CONSTRAINT less CHECK (a < b), CONSTRAINT gone CHECK (b <> 5));
