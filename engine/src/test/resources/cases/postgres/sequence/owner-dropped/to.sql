-- policy: drop
CREATE SEQUENCE s;
CREATE TABLE u (b int DEFAULT nextval('s'));
