CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age bigint
);
CREATE TRIGGER same BEFORE UPDATE OF age ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
COMMENT ON TRIGGER same ON users IS 'x';
ALTER TABLE users DISABLE TRIGGER same;
CREATE TRIGGER other AFTER DELETE ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
