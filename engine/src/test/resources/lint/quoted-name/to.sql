CREATE TABLE "UserAccounts" (id bigint PRIMARY KEY, "zip code" text, zip_code text);
