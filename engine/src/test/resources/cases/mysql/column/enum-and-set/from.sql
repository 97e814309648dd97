CREATE TABLE t (id int PRIMARY KEY, e enum('a','b'), s set('x','y'), q enum('it''s', 'a,b', '(c)'));
