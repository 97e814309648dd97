CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE TABLE log (id bigint, age integer);
CREATE RULE noted AS ON UPDATE TO users WHERE NEW.age <> OLD.age DO ALSO (INSERT INTO log VALUES (OLD.id, OLD.age); UPDATE log SET age = NEW.age WHERE log.id = NEW.id);
CREATE RULE "Quiet" AS ON DELETE TO users DO INSTEAD NOTHING;
ALTER TABLE users DISABLE RULE "Quiet";
COMMENT ON RULE noted ON users IS 'who was how old';
CREATE VIEW v AS SELECT id, age FROM users;
CREATE RULE through AS ON INSERT TO v DO INSTEAD INSERT INTO users (id, age) VALUES (NEW.id, NEW.age) RETURNING id, age;
