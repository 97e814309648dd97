CREATE TABLE "order" (id bigint PRIMARY KEY, "user" text, name text);
