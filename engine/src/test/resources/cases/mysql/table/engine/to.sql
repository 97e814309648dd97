CREATE TABLE log (id int PRIMARY KEY, line text) ENGINE=InnoDB;
