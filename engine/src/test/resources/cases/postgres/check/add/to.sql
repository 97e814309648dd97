CREATE TABLE t (a int, b int, CONSTRAINT t_order CHECK (a < b));
COMMENT ON CONSTRAINT t_order ON t IS 'a first';
