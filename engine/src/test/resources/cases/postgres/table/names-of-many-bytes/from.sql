CREATE TABLE "größe" ("ä" int);
