CREATE TABLE t (a int NOT NULL DEFAULT 0 CHECK (a >= 0), b int);
