CREATE TABLE users (
    id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name varchar(80) CHARACTER SET utf8mb4 NOT NULL,
    email varchar(200) CHARACTER SET utf8mb4
) DEFAULT CHARSET=latin1;
