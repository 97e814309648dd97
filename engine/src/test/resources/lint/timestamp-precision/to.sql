CREATE TABLE t (
    c0 timestamptz(0),
    c1 time(3),
    c2 timestamptz,
    c3 timestamptz(6),
    c4 time,
    id bigint PRIMARY KEY
);
