CREATE TABLE t (a varchar(5) COLLATE "C");
