CREATE TABLE t (a bigint, c bigint GENERATED ALWAYS AS (a + 1) STORED CHECK (c > 0));
