CREATE TABLE t (id bigint PRIMARY KEY);
-- flotilla:renamed from=numbers
CREATE SEQUENCE invoice_numbers;
-- flotilla:renamed from=v
CREATE OR REPLACE VIEW ids AS SELECT id FROM t;
CREATE VIEW w AS SELECT id FROM ids;
