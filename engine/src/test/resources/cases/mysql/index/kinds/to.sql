CREATE TABLE t (id int PRIMARY KEY, a varchar(100), b text, c int, d int, g point NOT NULL,
    UNIQUE KEY one_a (a), KEY part (b(20), a(5)), KEY down (c DESC, d), FULLTEXT KEY words (b), SPATIAL KEY place (g), KEY hashed (d) USING HASH COMMENT 'it''s');
