CREATE TABLE t (
    c0 timestamp,
    c1 timestamp(3),
    c2 timestamp[],
    c3 timestamptz,
    c4 date,
    id bigint PRIMARY KEY
);
