CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON users FROM orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
COMMENT ON TRIGGER later ON users IS 'at the end';
