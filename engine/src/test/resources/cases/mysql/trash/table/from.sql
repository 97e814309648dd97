CREATE TABLE users (
    id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name varchar(80) NOT NULL,
    email varchar(200)
);

CREATE TABLE notes (
    id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
    user_id bigint unsigned NOT NULL,
    body text,
    KEY by_user (user_id),
    CONSTRAINT notes_user FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT short CHECK (length(body) < 1000)
);
CREATE TABLE answers (
    id int NOT NULL PRIMARY KEY,
    note_id int,
    CONSTRAINT answers_note FOREIGN KEY (note_id) REFERENCES notes (id)
);
CREATE TRIGGER notes_body BEFORE INSERT ON notes FOR EACH ROW SET NEW.body = trim(NEW.body);
CREATE VIEW bodies AS SELECT body FROM notes;
