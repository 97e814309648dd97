CREATE EXTENSION IF NOT EXISTS postgres_fdw SCHEMA public;
CREATE SERVER IF NOT EXISTS far FOREIGN DATA WRAPPER postgres_fdw;
CREATE FOREIGN TABLE remote (id bigint OPTIONS (column_name 'ID'), gone text, kept text) SERVER far OPTIONS (schema_name 'a', table_name 't');
