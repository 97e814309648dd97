CREATE TABLE x (id int);
CREATE TABLE y (id int);
