CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b text CHARACTER SET latin1, c char(3) COLLATE utf8mb4_bin);
