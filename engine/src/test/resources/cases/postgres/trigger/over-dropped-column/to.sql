-- policy: drop
CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text
);
CREATE TRIGGER same BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
