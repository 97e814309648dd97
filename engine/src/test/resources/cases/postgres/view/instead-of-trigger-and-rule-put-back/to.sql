CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE VIEW v AS SELECT id FROM users;
CREATE TRIGGER guard INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE RULE quiet AS ON DELETE TO v DO INSTEAD NOTHING;
COMMENT ON TRIGGER guard ON v IS 'guards';
COMMENT ON RULE quiet ON v IS 'no deletes';
