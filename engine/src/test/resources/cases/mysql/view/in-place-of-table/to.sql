-- policy: drop
CREATE TABLE y (id int);
CREATE VIEW x AS SELECT id FROM y;
