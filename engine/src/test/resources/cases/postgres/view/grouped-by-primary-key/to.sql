CREATE TABLE users (id bigint NOT NULL, email text, age integer, CONSTRAINT users_pkey PRIMARY KEY (id) INCLUDE (age));
CREATE VIEW v AS SELECT id, email, count(*) AS n FROM users GROUP BY id;
CREATE VIEW w AS SELECT n FROM v;
