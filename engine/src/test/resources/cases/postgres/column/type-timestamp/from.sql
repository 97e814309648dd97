CREATE TABLE t (a timestamp, b timestamptz(3), c date);
