CREATE TABLE users (
    id bigint PRIMARY KEY,
    mail varchar(100),
    `Old Name` int,
    domain varchar(100) GENERATED ALWAYS AS (substring_index(mail, '@', -1)) STORED,
    shown varchar(100) DEFAULT (lower(mail)),
    KEY mail (mail),
    UNIQUE KEY once (mail, `Old Name`),
    CONSTRAINT is_mail CHECK (mail LIKE '%@%')
);
CREATE TABLE notes (id int PRIMARY KEY, user_id bigint, KEY (user_id),
    CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES users (id));
CREATE VIEW mails AS SELECT mail FROM users;
CREATE VIEW note_ids AS SELECT id FROM notes;
CREATE TRIGGER first BEFORE UPDATE ON users FOR EACH ROW SET NEW.mail = trim(NEW.mail);
CREATE TRIGGER second BEFORE UPDATE ON users FOR EACH ROW FOLLOWS first SET NEW.id = OLD.id;
CREATE PROCEDURE forget() DELETE FROM users WHERE mail IS NULL;
