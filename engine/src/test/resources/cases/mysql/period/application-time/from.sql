CREATE TABLE t (id int, f date NOT NULL, u date NOT NULL);
