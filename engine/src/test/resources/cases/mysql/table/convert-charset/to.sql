CREATE TABLE words (id int PRIMARY KEY, word varchar(20), kind enum('a','b')) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
