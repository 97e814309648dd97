CREATE TABLE orders (
    id integer NOT NULL,
    region text NOT NULL,
    PRIMARY KEY (id, region)
) PARTITION BY LIST (region);
CREATE TABLE orders_eu PARTITION OF orders FOR VALUES IN ('eu');
CREATE TABLE invoices (
    id integer NOT NULL,
    region text NOT NULL,
    order_id integer,
    PRIMARY KEY (id, region)
) PARTITION BY LIST (region);
CREATE TABLE invoices_eu PARTITION OF invoices FOR VALUES IN ('eu');
ALTER TABLE invoices ADD CONSTRAINT invoices_order FOREIGN KEY (order_id, region) REFERENCES orders (id, region);
ALTER TABLE orders ADD CONSTRAINT orders_invoice FOREIGN KEY (id, region) REFERENCES invoices (id, region);
