CREATE TABLE t (id int PRIMARY KEY, a varchar(20) COLLATE utf8mb4_bin, b text CHARACTER SET utf8mb4, c char(3));
