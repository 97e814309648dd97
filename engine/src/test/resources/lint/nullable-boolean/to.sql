CREATE TABLE t (
    c0 boolean,
    c1 boolean NOT NULL,
    id bigint PRIMARY KEY
);
