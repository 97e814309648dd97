CREATE TABLE t (a int, id bigserial);
