CREATE TABLE "größe" ("ä" int NOT NULL, "ü" text);
