CREATE TABLE t (id int PRIMARY KEY, a int CHECK (a > 1), b int, s varchar(9), CONSTRAINT less CHECK (a <= b), CONSTRAINT come CHECK (s in ('a', 'b') or `s` is null));
