CREATE TABLE t (
    c0 money,
    c1 numeric,
    id bigint PRIMARY KEY
);
