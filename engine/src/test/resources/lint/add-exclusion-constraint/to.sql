CREATE TABLE b (id bigint PRIMARY KEY, d int4range, CONSTRAINT apart EXCLUDE USING gist (d WITH &&));
CREATE TABLE fresh (d int4range, EXCLUDE USING gist (d WITH &&));
