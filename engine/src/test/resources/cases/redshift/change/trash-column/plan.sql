-- there
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales RENAME COLUMN price TO _flotilla_trash_price;

-- and back
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales RENAME COLUMN _flotilla_trash_price TO price;
