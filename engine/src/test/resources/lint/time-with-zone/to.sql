CREATE TABLE t (
    c0 timetz,
    c1 time,
    c2 timestamptz,
    id bigint PRIMARY KEY
);
