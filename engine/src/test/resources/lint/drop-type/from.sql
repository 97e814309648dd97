CREATE TYPE kept AS ENUM ('a');
CREATE TYPE mood AS ENUM ('sad');
CREATE DOMAIN kept_too AS text;
CREATE DOMAIN code AS text;
CREATE TYPE address AS (city text);
