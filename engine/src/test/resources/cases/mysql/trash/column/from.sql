CREATE TABLE users (
    id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name varchar(80) NOT NULL,
    email varchar(200) NOT NULL DEFAULT '' COMMENT 'where',
    code char(4) AS (left(email, 4)) STORED,
    age int,
    UNIQUE KEY email (email),
    KEY by_name (name, email),
    CHECK (age > 0)
);
