-- finding: table invoices is dropped: its rows are lost, and an application that uses it fails
-- finding: table orders is dropped: its rows are lost, and an application that uses it fails

-- lock of invoices, ACCESS EXCLUSIVE, briefly: nobody reads or writes invoices
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
ALTER TABLE invoices DROP CONSTRAINT invoices_order;

-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
-- lock of invoices, ACCESS EXCLUSIVE, briefly: nobody reads or writes invoices
ALTER TABLE orders DROP CONSTRAINT orders_invoice;

-- lock of invoices, ACCESS EXCLUSIVE, briefly: nobody reads or writes invoices
-- lock of invoices_eu, ACCESS EXCLUSIVE, briefly: nobody reads or writes invoices_eu
ALTER TABLE invoices DETACH PARTITION invoices_eu;

-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
-- lock of orders_eu, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders_eu
ALTER TABLE orders DETACH PARTITION orders_eu;

-- dropped with its rows (policy)
-- loses data
-- lock of invoices, ACCESS EXCLUSIVE, briefly: nobody reads or writes invoices
-- data loss of invoices: all rows of invoices
DROP TABLE invoices;

-- dropped with its rows (policy)
-- loses data
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
-- data loss of orders: all rows of orders
DROP TABLE orders;

CREATE TABLE all_invoices (
    id integer NOT NULL,
    region text NOT NULL,
    order_id integer,
    CONSTRAINT all_invoices_pkey PRIMARY KEY (id, region)
) PARTITION BY LIST (region);

CREATE TABLE all_orders (
    id integer NOT NULL,
    region text NOT NULL,
    CONSTRAINT all_orders_pkey PRIMARY KEY (id, region)
) PARTITION BY LIST (region);

-- lock of invoices_eu, ACCESS EXCLUSIVE, throughout: nobody reads or writes invoices_eu until all of it is done
-- scan of invoices_eu: every row is checked against the bound
-- data dependent of invoices_eu: it fails if some row is outside the bound
ALTER TABLE all_invoices ATTACH PARTITION invoices_eu FOR VALUES IN ('eu');

-- lock of orders_eu, ACCESS EXCLUSIVE, throughout: nobody reads or writes orders_eu until all of it is done
-- scan of orders_eu: every row is checked against the bound
-- data dependent of orders_eu: it fails if some row is outside the bound
ALTER TABLE all_orders ATTACH PARTITION orders_eu FOR VALUES IN ('eu');

ALTER TABLE all_invoices ADD CONSTRAINT invoices_order FOREIGN KEY (order_id, region) REFERENCES all_orders (id, region);

ALTER TABLE all_orders ADD CONSTRAINT orders_invoice FOREIGN KEY (id, region) REFERENCES all_invoices (id, region);

-- revert

-- lock of all_invoices, ACCESS EXCLUSIVE, briefly: nobody reads or writes all_invoices
-- lock of all_orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes all_orders
ALTER TABLE all_invoices DROP CONSTRAINT invoices_order;

-- lock of all_orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes all_orders
-- lock of all_invoices, ACCESS EXCLUSIVE, briefly: nobody reads or writes all_invoices
ALTER TABLE all_orders DROP CONSTRAINT orders_invoice;

-- lock of all_invoices, ACCESS EXCLUSIVE, briefly: nobody reads or writes all_invoices
-- lock of invoices_eu, ACCESS EXCLUSIVE, briefly: nobody reads or writes invoices_eu
ALTER TABLE all_invoices DETACH PARTITION invoices_eu;

-- lock of all_orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes all_orders
-- lock of orders_eu, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders_eu
ALTER TABLE all_orders DETACH PARTITION orders_eu;

-- loses data
-- lock of all_invoices, ACCESS EXCLUSIVE, briefly: nobody reads or writes all_invoices
-- data loss of all_invoices: all rows of all_invoices
DROP TABLE all_invoices;

-- loses data
-- lock of all_orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes all_orders
-- data loss of all_orders: all rows of all_orders
DROP TABLE all_orders;

CREATE TABLE invoices (
    id integer NOT NULL,
    region text NOT NULL,
    order_id integer,
    CONSTRAINT invoices_pkey PRIMARY KEY (id, region)
) PARTITION BY LIST (region);

CREATE TABLE orders (
    id integer NOT NULL,
    region text NOT NULL,
    CONSTRAINT orders_pkey PRIMARY KEY (id, region)
) PARTITION BY LIST (region);

-- lock of invoices_eu, ACCESS EXCLUSIVE, throughout: nobody reads or writes invoices_eu until all of it is done
-- scan of invoices_eu: every row is checked against the bound
-- data dependent of invoices_eu: it fails if some row is outside the bound
ALTER TABLE invoices ATTACH PARTITION invoices_eu FOR VALUES IN ('eu');

-- lock of orders_eu, ACCESS EXCLUSIVE, throughout: nobody reads or writes orders_eu until all of it is done
-- scan of orders_eu: every row is checked against the bound
-- data dependent of orders_eu: it fails if some row is outside the bound
ALTER TABLE orders ATTACH PARTITION orders_eu FOR VALUES IN ('eu');

ALTER TABLE invoices ADD CONSTRAINT invoices_order FOREIGN KEY (order_id, region) REFERENCES orders (id, region);

ALTER TABLE orders ADD CONSTRAINT orders_invoice FOREIGN KEY (id, region) REFERENCES invoices (id, region);
