CREATE TABLE t (id bigint PRIMARY KEY, name varchar(200), amount numeric(10,4), wide integer, moment timestamp, exact numeric(10,2), free varchar(10));
