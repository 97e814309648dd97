CREATE TABLE users (
    id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name varchar(80) NOT NULL,
    email varchar(200)
);

CREATE TABLE notes (
    id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
    user_id bigint unsigned NOT NULL,
    body mediumtext COLLATE utf8mb4_bin,
    made timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
    KEY by_user (user_id, made),
    CONSTRAINT notes_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) COMMENT 'what users say' ROW_FORMAT=DYNAMIC;
