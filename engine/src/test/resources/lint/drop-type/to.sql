CREATE TYPE kept AS ENUM ('a', 'b');
