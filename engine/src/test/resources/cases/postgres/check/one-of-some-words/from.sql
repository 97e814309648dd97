CREATE TABLE t (a varchar(9));
