-- A few rows for one tenant of the example fleet.
INSERT INTO customer (email, full_name)
SELECT 'person' || n || '@example.org', 'Person ' || n FROM generate_series(1, 20) n;
INSERT INTO product (sku, title, price_cents)
SELECT 'sku-' || n, 'Product ' || n, n * 100 FROM generate_series(1, 10) n;
INSERT INTO warehouse VALUES (1, 'Lyon'), (2, 'Graz');
INSERT INTO stock SELECT p.id, w.id, 5 FROM product p, warehouse w;
INSERT INTO orders (customer_id) SELECT id FROM customer;
INSERT INTO order_line (order_id, position, product_id, quantity, price_cents)
SELECT o.id, 1, p.id, 2, p.price_cents FROM orders o JOIN product p ON p.id = 1 + o.id % 10;
