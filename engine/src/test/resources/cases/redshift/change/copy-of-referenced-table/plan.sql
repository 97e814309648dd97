-- there
-- LOCK item, brief: everybody else waits for the table until the transaction ends
ALTER TABLE item DROP CONSTRAINT item_sale_fkey;
CREATE TABLE _flotilla_copy_sales (
    id bigint NOT NULL,
    note character varying(20)
) DISTSTYLE AUTO SORTKEY AUTO;
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: the table is copied, since id changes from integer to bigint
-- finding: table sales is copied: what earlier plans left in its trash goes
INSERT INTO _flotilla_copy_sales (id, note)
SELECT CAST(id AS bigint), note
FROM sales;
-- LOCK sales: everybody else waits for the table while its rows are written anew
DROP TABLE sales;
ALTER TABLE _flotilla_copy_sales RENAME TO sales;
ALTER TABLE sales ADD CONSTRAINT sales_pkey PRIMARY KEY (id);
-- LOCK item, brief: everybody else waits for the table until the transaction ends
ALTER TABLE item ADD CONSTRAINT item_sale_fkey FOREIGN KEY (sale) REFERENCES sales (id);
COMMENT ON CONSTRAINT item_sale_fkey ON item IS 'of which sale';

-- and back
-- LOCK item, brief: everybody else waits for the table until the transaction ends
ALTER TABLE item DROP CONSTRAINT item_sale_fkey;
CREATE TABLE _flotilla_copy_sales (
    id integer NOT NULL,
    note character varying(20)
) DISTSTYLE AUTO SORTKEY AUTO;
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: the table is copied, since id changes from bigint to integer
-- DATA_DEPENDENT sales: it fails, or rounds, where a value of id does not fit integer
INSERT INTO _flotilla_copy_sales (id, note)
SELECT CAST(id AS integer), note
FROM sales;
-- LOCK sales: everybody else waits for the table while its rows are written anew
DROP TABLE sales;
ALTER TABLE _flotilla_copy_sales RENAME TO sales;
ALTER TABLE sales ADD CONSTRAINT sales_pkey PRIMARY KEY (id);
-- LOCK item, brief: everybody else waits for the table until the transaction ends
ALTER TABLE item ADD CONSTRAINT item_sale_fkey FOREIGN KEY (sale) REFERENCES sales (id);
COMMENT ON CONSTRAINT item_sale_fkey ON item IS 'of which sale';
