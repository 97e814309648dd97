CREATE TABLE t (id int PRIMARY KEY, a int COMMENT 'it''s \\ two
lines');
