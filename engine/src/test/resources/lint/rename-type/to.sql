-- flotilla:renamed from=feeling
CREATE TYPE mood AS ENUM ('sad');
CREATE TYPE kept AS ENUM ('a');
