CREATE TYPE kept AS ENUM ('a', 'b');
CREATE DOMAIN kept_too AS text;
