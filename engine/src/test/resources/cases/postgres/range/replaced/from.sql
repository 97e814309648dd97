CREATE TYPE span AS RANGE (SUBTYPE = double precision);
CREATE TABLE t (id integer PRIMARY KEY, r span DEFAULT span(0, 1), m span_multirange);
CREATE INDEX t_r ON t USING gist (r);
INSERT INTO t VALUES (1, '[1,2]', '{[3,4]}');
