CREATE EXTENSION IF NOT EXISTS postgres_fdw SCHEMA public;
CREATE SERVER IF NOT EXISTS far FOREIGN DATA WRAPPER postgres_fdw;
CREATE FOREIGN TABLE remote (id bigint OPTIONS (column_name 'ID') NOT NULL, name text DEFAULT 'x', CHECK (id > 0)) SERVER far OPTIONS (schema_name 'a b', table_name 'remote');
COMMENT ON FOREIGN TABLE remote IS 'elsewhere';
CREATE TABLE event (id bigint, at date) PARTITION BY RANGE (at);
CREATE FOREIGN TABLE event_old PARTITION OF event FOR VALUES FROM (MINVALUE) TO ('2020-01-01') SERVER far;
