CREATE TABLE t (id int PRIMARY KEY, a bigint, c varchar(5)) WITH SYSTEM VERSIONING;
