CREATE TABLE users (
    id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name varchar(80) NOT NULL,
    email varchar(200)
);
CREATE VIEW a AS SELECT id, upper(name) AS name FROM users WHERE id > 1;
CREATE VIEW c AS SELECT name FROM a;
CREATE VIEW b AS SELECT c.name FROM c;
