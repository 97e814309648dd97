CREATE TABLE t (a int);
CREATE SEQUENCE s OWNED BY t.a;
CREATE TABLE u (b int DEFAULT nextval('s'));
