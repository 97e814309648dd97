CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE TRIGGER same BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE POLICY own ON users USING (id > 1);
CREATE RULE quiet AS ON DELETE TO users DO INSTEAD NOTHING;
CREATE STATISTICS stat ON id, age FROM users;
