CREATE TABLE customer (id bigint PRIMARY KEY);
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number serial UNIQUE,
    customer_id bigint NOT NULL REFERENCES customer,
    parent_id bigint REFERENCES orders,
    note text CHECK (note <> ''));
CREATE INDEX orders_note ON orders (note);
COMMENT ON TABLE orders IS 'what was ordered';
CREATE TABLE item (id bigint PRIMARY KEY, order_id bigint REFERENCES orders);
CREATE VIEW notes AS SELECT note FROM orders;
