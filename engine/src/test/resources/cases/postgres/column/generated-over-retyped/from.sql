CREATE TABLE t (a int, c bigint GENERATED ALWAYS AS (a + 1) STORED CHECK (c > 0));
