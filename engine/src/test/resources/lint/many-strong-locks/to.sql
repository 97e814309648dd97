CREATE TABLE t0 (id bigint PRIMARY KEY, n text);
CREATE TABLE t1 (id bigint PRIMARY KEY, n text);
CREATE TABLE t2 (id bigint PRIMARY KEY, n text);
CREATE TABLE t3 (id bigint PRIMARY KEY, n text);
CREATE TABLE t4 (id bigint PRIMARY KEY, n text);
CREATE TABLE t5 (id bigint PRIMARY KEY, n text);
CREATE TABLE t6 (id bigint PRIMARY KEY, n text);
