CREATE TABLE nothing ();
CREATE TABLE something (id bigint);
