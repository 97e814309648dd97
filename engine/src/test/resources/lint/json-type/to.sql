CREATE TABLE t (
    c0 json,
    c1 json[],
    c2 jsonb,
    id bigint PRIMARY KEY
);
