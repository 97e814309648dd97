CREATE TABLE t (
    id integer PRIMARY KEY,
    name varchar(50),
    amount numeric(10,2),
    wide bigint,
    moment date,
    exact numeric(12,4),
    free text
);
