-- policy: drop
CREATE EXTENSION IF NOT EXISTS postgres_fdw SCHEMA public;
CREATE SERVER IF NOT EXISTS far FOREIGN DATA WRAPPER postgres_fdw;
CREATE FOREIGN TABLE remote (id bigint, kept text OPTIONS (column_name 'k') NOT NULL, added text) SERVER far OPTIONS (schema_name 'b', use_remote_estimate 'true');
COMMENT ON FOREIGN TABLE remote IS 'elsewhere';
