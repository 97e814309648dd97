-- there
-- loses data
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
-- DATA_LOSS sales, brief: the values of price go
ALTER TABLE sales DROP COLUMN price;

-- and back
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ADD COLUMN price numeric(8,2);
