CREATE TABLE b (id bigint PRIMARY KEY, d int4range);
