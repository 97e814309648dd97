-- flotilla:renamed from=numbers
CREATE SEQUENCE invoice_numbers;
CREATE SEQUENCE kept;
