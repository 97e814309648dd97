CREATE TABLE t (
    c0 char(10),
    c1 char,
    c2 varchar(10),
    c3 text,
    id bigint PRIMARY KEY
);
