CREATE TABLE words (id int PRIMARY KEY, word varchar(20), kind enum('a','b')) DEFAULT CHARSET=latin1;
