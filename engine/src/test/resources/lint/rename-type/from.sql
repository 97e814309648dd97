CREATE TYPE feeling AS ENUM ('sad');
CREATE TYPE kept AS ENUM ('a');
