CREATE TABLE t (id int PRIMARY KEY, a varchar(100), b text, c int, d int, g point NOT NULL);
