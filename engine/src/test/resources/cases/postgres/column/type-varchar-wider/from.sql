CREATE TABLE t (a varchar(10) DEFAULT 'x', b varchar(10), c numeric(8,2));
