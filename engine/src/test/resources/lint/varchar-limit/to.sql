CREATE TABLE t (
    c0 varchar(255),
    c1 varchar,
    c2 text,
    id bigint PRIMARY KEY
);
