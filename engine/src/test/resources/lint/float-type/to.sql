CREATE TABLE t (
    c0 real,
    c1 double precision,
    c2 numeric,
    id bigint PRIMARY KEY
);
