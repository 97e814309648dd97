-- policy: drop
CREATE TYPE "Mood" AS ENUM ('b');
CREATE TABLE t (m "Mood"[]);
