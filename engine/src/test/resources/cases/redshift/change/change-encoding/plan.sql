-- there
-- alone
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
-- REWRITE sales: the columns are written anew; the table can be read meanwhile
ALTER TABLE sales ALTER COLUMN id ENCODE mostly8, ALTER COLUMN note ENCODE zstd;

-- and back
-- alone
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
-- REWRITE sales: the columns are written anew; the table can be read meanwhile
ALTER TABLE sales ALTER COLUMN id ENCODE az64, ALTER COLUMN note ENCODE lzo;
