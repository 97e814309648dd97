CREATE FUNCTION twice(a integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT a + a';
CREATE TABLE t (
    id integer PRIMARY KEY,
    v bigint DEFAULT twice(1),
    w bigint GENERATED ALWAYS AS (twice(id)) STORED,
    CONSTRAINT t_v CHECK (twice(id) > 0)
);
CREATE INDEX t_twice ON t (twice(id));
CREATE VIEW v AS SELECT (twice(id))::bigint AS two FROM t;
