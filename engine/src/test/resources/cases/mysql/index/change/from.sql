CREATE TABLE t (id int PRIMARY KEY, a varchar(100), b text, c int, d int,
    UNIQUE KEY one_a (a), KEY part (b(20)), KEY down (c DESC), KEY seen (d), KEY said (c) COMMENT 'one', FULLTEXT KEY words (a));
