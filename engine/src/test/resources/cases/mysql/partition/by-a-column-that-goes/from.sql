CREATE TABLE t (id int, region int) PARTITION BY LIST (region) (PARTITION near VALUES IN (1), PARTITION far VALUES IN (2));
