CREATE TABLE t (a varchar(20) DEFAULT 'x', b text, c numeric(10,2));
