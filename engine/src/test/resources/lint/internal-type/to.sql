CREATE TABLE t (
    c0 name,
    c1 "char",
    c2 oid,
    c3 regclass,
    c4 text,
    id bigint PRIMARY KEY
);
