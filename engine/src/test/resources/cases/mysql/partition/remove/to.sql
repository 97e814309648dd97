CREATE TABLE t (id int NOT NULL, made date NOT NULL, PRIMARY KEY (id, made)) ;
