CREATE TABLE t (a bigint NOT NULL DEFAULT 0 CHECK (a >= 0), b bigint);
