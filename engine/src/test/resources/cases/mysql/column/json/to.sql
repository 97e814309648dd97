CREATE TABLE t (id int PRIMARY KEY, a longtext, b json NOT NULL);
