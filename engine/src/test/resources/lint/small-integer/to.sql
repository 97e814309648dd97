CREATE TABLE t (
    c0 smallint,
    c1 integer,
    c2 integer[],
    c3 bigint,
    id bigint PRIMARY KEY
);
