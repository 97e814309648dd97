-- there
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ADD CONSTRAINT sales_pkey PRIMARY KEY (id);
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ADD CONSTRAINT sales_note_key UNIQUE (note);
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ADD CONSTRAINT sales_note_fkey FOREIGN KEY (note) REFERENCES note (text);
COMMENT ON CONSTRAINT sales_pkey ON sales IS 'said to be unique';

-- and back
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales DROP CONSTRAINT sales_note_fkey;
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales DROP CONSTRAINT sales_pkey;
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales DROP CONSTRAINT sales_note_key;
