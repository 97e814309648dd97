CREATE TABLE users (
    id bigint PRIMARY KEY,
    -- flotilla:renamed from=mail
    email varchar(100) NOT NULL,
    `New Name` int, -- flotilla:renamed from=`Old Name`
    domain varchar(100) GENERATED ALWAYS AS (substring_index(email, '@', -1)) STORED,
    shown varchar(100) DEFAULT (lower(email)),
    KEY email (email),
    UNIQUE KEY once (email, `New Name`),
    CONSTRAINT is_mail CHECK (email LIKE '%@%')
);
CREATE TABLE notes (id int PRIMARY KEY,
    author bigint, -- flotilla:renamed from=user_id
    KEY (author),
    CONSTRAINT of_user FOREIGN KEY (author) REFERENCES users (id));
CREATE VIEW mails AS SELECT email FROM users;
CREATE VIEW note_ids AS SELECT id FROM notes;
CREATE TRIGGER first BEFORE UPDATE ON users FOR EACH ROW SET NEW.email = trim(NEW.email);
CREATE TRIGGER second BEFORE UPDATE ON users FOR EACH ROW FOLLOWS first SET NEW.id = OLD.id;
CREATE PROCEDURE forget() DELETE FROM users WHERE email IS NULL;
