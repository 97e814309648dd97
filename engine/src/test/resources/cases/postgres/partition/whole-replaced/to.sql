-- policy: drop
CREATE TABLE all_orders (
    id integer NOT NULL,
    region text NOT NULL,
    PRIMARY KEY (id, region)
) PARTITION BY LIST (region);
CREATE TABLE orders_eu PARTITION OF all_orders FOR VALUES IN ('eu');
CREATE TABLE all_invoices (
    id integer NOT NULL,
    region text NOT NULL,
    order_id integer,
    PRIMARY KEY (id, region)
) PARTITION BY LIST (region);
CREATE TABLE invoices_eu PARTITION OF all_invoices FOR VALUES IN ('eu');
ALTER TABLE all_invoices ADD CONSTRAINT invoices_order FOREIGN KEY (order_id, region) REFERENCES all_orders (id, region);
ALTER TABLE all_orders ADD CONSTRAINT orders_invoice FOREIGN KEY (id, region) REFERENCES all_invoices (id, region);
