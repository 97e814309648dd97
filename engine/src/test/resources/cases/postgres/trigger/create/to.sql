CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE TRIGGER same BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE TRIGGER "When" BEFORE UPDATE OF email, age ON users FOR EACH ROW
    WHEN (OLD.age IS DISTINCT FROM NEW.age AND NEW.email <> '') EXECUTE FUNCTION suppress_redundant_updates_trigger('a', 'it''s');
CREATE TRIGGER bulk AFTER UPDATE ON users REFERENCING OLD TABLE AS was NEW TABLE AS now
    FOR EACH STATEMENT EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE CONSTRAINT TRIGGER later AFTER INSERT OR DELETE ON users DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE users DISABLE TRIGGER bulk;
ALTER TABLE users ENABLE ALWAYS TRIGGER later;
COMMENT ON TRIGGER same ON users IS 'nothing for nothing';
COMMENT ON TRIGGER later ON users IS 'at the end';
