CREATE TABLE orders (
    id bigint,
    part int,
    code text NOT NULL UNIQUE,
    note text,
    PRIMARY KEY (id, part));
CREATE INDEX orders_note ON orders (id, note);
COMMENT ON COLUMN orders.code IS 'as printed';
