CREATE TABLE t (id int NOT NULL, region int NOT NULL, made date NOT NULL, PRIMARY KEY (id, made, region)) PARTITION BY LIST (region) (PARTITION near VALUES IN (1, 2), PARTITION far VALUES IN (3));
