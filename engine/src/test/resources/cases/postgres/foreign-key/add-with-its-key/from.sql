CREATE TABLE p (a int, b int);
CREATE TABLE c (a int, b int);
