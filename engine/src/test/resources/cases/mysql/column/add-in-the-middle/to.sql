CREATE TABLE users (
    id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code char(8) NOT NULL DEFAULT 'x',
    name varchar(80) NOT NULL,
    born date,
    email varchar(200)
);
