CREATE TABLE t (
    id bigint PRIMARY KEY,
    name varchar(200),
    note text,
    code text COLLATE "C"
);
