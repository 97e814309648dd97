CREATE TABLE events (id bigserial PRIMARY KEY);
CREATE SEQUENCE kept;
CREATE SEQUENCE invoice_number;
