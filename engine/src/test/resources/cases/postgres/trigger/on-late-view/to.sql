CREATE TABLE users (id bigint NOT NULL, age integer);
ALTER TABLE users ADD PRIMARY KEY (id);
CREATE VIEW v AS SELECT id, age, count(*) AS n FROM users GROUP BY id;
CREATE TRIGGER guard INSTEAD OF DELETE ON v FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
