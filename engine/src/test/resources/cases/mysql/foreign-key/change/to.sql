CREATE TABLE users (
    id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name varchar(80) NOT NULL,
    email varchar(200)
);
CREATE TABLE notes (id int PRIMARY KEY, user_id bigint unsigned, CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES users (id));
