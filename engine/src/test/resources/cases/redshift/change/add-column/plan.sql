-- there
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ADD COLUMN price numeric(8,2) DEFAULT 0 ENCODE zstd;
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ADD COLUMN paid boolean DEFAULT false NOT NULL;
COMMENT ON COLUMN sales.price IS 'in euro';

-- and back
-- loses data
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
-- DATA_LOSS sales, brief: the values of price go
ALTER TABLE sales DROP COLUMN price;
-- loses data
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
-- DATA_LOSS sales, brief: the values of paid go
ALTER TABLE sales DROP COLUMN paid;
