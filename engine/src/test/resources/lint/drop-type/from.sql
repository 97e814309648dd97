CREATE TYPE kept AS ENUM ('a');
CREATE TYPE mood AS ENUM ('sad');
