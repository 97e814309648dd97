CREATE TABLE t (id int PRIMARY KEY, a point REF_SYSTEM_ID=4326, b geometry NOT NULL, c polygon NOT NULL, SPATIAL KEY at_b (b));
