CREATE TABLE t (id int PRIMARY KEY, a varchar(100), b text, c int, d int,
    KEY one_a (a), KEY part (b(30)), KEY down (c), KEY seen (d) IGNORED, KEY said (c) COMMENT 'two', FULLTEXT KEY words (a, b));
