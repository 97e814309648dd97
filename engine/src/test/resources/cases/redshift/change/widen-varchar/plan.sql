-- there
-- alone
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ALTER COLUMN note TYPE character varying(200);

-- and back
-- alone
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
-- DATA_DEPENDENT sales: it fails where a value of note is longer
ALTER TABLE sales ALTER COLUMN note TYPE character varying(20);
