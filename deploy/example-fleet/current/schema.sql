-- One tenant of the example fleet: a small web shop.
CREATE TYPE order_status AS ENUM ('open', 'paid', 'shipped', 'cancelled');

CREATE TABLE customer (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email       text NOT NULL,
    full_name   text,
    phone       varchar(20),
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT customer_email_key UNIQUE (email)
);

CREATE TABLE product (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku          varchar(40) NOT NULL UNIQUE,
    title        text NOT NULL,
    price_cents  integer NOT NULL CHECK (price_cents >= 0),
    attributes   jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX product_attributes_idx ON product USING gin (attributes);

CREATE TABLE warehouse (
    id    smallint PRIMARY KEY,
    city  text NOT NULL
);

CREATE TABLE stock (
    product_id    bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    warehouse_id  smallint NOT NULL REFERENCES warehouse,
    quantity      integer NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id, warehouse_id)
);

CREATE SEQUENCE order_number_seq START 1000;

CREATE TABLE orders (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number       bigint NOT NULL DEFAULT nextval('order_number_seq') UNIQUE,
    customer_id  bigint NOT NULL REFERENCES customer,
    status       order_status NOT NULL DEFAULT 'open',
    note         text,
    placed_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX orders_customer_idx ON orders (customer_id);
CREATE INDEX orders_open_idx ON orders (placed_at) WHERE status = 'open';

CREATE TABLE order_line (
    order_id     bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
    position     smallint NOT NULL,
    product_id   bigint NOT NULL REFERENCES product,
    quantity     integer NOT NULL CHECK (quantity > 0),
    price_cents  integer NOT NULL,
    total_cents  integer GENERATED ALWAYS AS (quantity * price_cents) STORED,
    PRIMARY KEY (order_id, position)
);
CREATE INDEX order_line_product_idx ON order_line (product_id);

CREATE VIEW order_total AS
SELECT o.id AS order_id, o.customer_id, o.status, sum(l.total_cents) AS total_cents
FROM orders o JOIN order_line l ON l.order_id = o.id
GROUP BY o.id, o.customer_id, o.status;

COMMENT ON TABLE customer IS 'People who buy';
COMMENT ON COLUMN product.price_cents IS 'Without tax';
