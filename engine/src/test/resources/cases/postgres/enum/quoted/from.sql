CREATE TYPE "Mood" AS ENUM ('a', 'b');
CREATE TABLE t (m "Mood"[]);
