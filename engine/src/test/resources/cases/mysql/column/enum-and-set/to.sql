CREATE TABLE t (id int PRIMARY KEY, e enum('a','b','c') NOT NULL DEFAULT 'c', s set('y','z'), q enum('it''s', 'a,b', '(c)', 'd\\e'));
