CREATE TABLE users (
    id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name varchar(80) NOT NULL,
    email varchar(200)
);
CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW v (number, called) AS SELECT id, name FROM users WHERE id > 1 WITH LOCAL CHECK OPTION;
