CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT 1, b bit(3), c datetime(3), d varchar(20), e json, f double DEFAULT -0.5);
