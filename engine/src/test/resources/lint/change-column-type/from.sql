CREATE TABLE t (id integer PRIMARY KEY, name varchar(50), note varchar(50), code text);
