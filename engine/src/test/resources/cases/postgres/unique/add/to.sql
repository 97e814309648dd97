CREATE TABLE t (a int, b text, UNIQUE (a, b));
COMMENT ON CONSTRAINT t_a_b_key ON t IS 'together';
