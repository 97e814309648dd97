
-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence invoices wait
ALTER SEQUENCE invoices MAXVALUE 9999;

-- lock, ROW EXCLUSIVE, briefly: sequence invoices moves to its new bounds
SELECT setval('invoices', 1000, false) FROM invoices WHERE last_value < 1000 OR NOT is_called AND last_value > 9999;

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence invoices wait
ALTER SEQUENCE invoices MINVALUE 1000 START WITH 1000;

-- revert

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence invoices wait
ALTER SEQUENCE invoices MINVALUE 1;

-- lock, ROW EXCLUSIVE, briefly: sequence invoices moves to its new bounds
SELECT setval('invoices', 1, false) FROM invoices WHERE last_value < 1 OR NOT is_called AND last_value > 50;

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence invoices wait
ALTER SEQUENCE invoices MAXVALUE 50 START WITH 1;
