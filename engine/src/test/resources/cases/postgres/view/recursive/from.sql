CREATE TABLE part (id integer PRIMARY KEY, of integer);
