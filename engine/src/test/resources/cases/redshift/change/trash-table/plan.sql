-- there
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales DROP CONSTRAINT sales_old_fkey;
-- LOCK old, brief: everybody else waits for the table until the transaction ends
ALTER TABLE "old" RENAME TO _flotilla_trash_old;

-- and back
ALTER TABLE _flotilla_trash_old RENAME TO "old";
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ADD CONSTRAINT sales_old_fkey FOREIGN KEY (id) REFERENCES "old" (id);
