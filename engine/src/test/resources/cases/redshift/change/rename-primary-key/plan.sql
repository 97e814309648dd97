-- there
-- LOCK item, brief: everybody else waits for the table until the transaction ends
ALTER TABLE item DROP CONSTRAINT item_sale_fkey;
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales DROP CONSTRAINT sales_pkey;
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ADD CONSTRAINT pk PRIMARY KEY (id);
-- LOCK item, brief: everybody else waits for the table until the transaction ends
ALTER TABLE item ADD CONSTRAINT item_sale_fkey FOREIGN KEY (sale) REFERENCES sales (id);
COMMENT ON CONSTRAINT item_sale_fkey ON item IS 'of which sale';

-- and back
-- LOCK item, brief: everybody else waits for the table until the transaction ends
ALTER TABLE item DROP CONSTRAINT item_sale_fkey;
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales DROP CONSTRAINT pk;
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ADD CONSTRAINT sales_pkey PRIMARY KEY (id);
-- LOCK item, brief: everybody else waits for the table until the transaction ends
ALTER TABLE item ADD CONSTRAINT item_sale_fkey FOREIGN KEY (sale) REFERENCES sales (id);
COMMENT ON CONSTRAINT item_sale_fkey ON item IS 'of which sale';
