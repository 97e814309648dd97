CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE TRIGGER same BEFORE UPDATE OF age, email ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
