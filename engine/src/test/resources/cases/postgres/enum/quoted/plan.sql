-- check: t.m may no longer be 'a': enum Mood loses it
--   SELECT NOT EXISTS (SELECT FROM t WHERE m::text[] && ARRAY['a']);

ALTER TYPE "Mood" RENAME TO "Mood_old";

CREATE TYPE "Mood" AS ENUM ('b');

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: enum "Mood"[] is made anew
-- data dependent of t: it fails if some t.m holds a value the enum loses
ALTER TABLE t ALTER COLUMN m TYPE "Mood"[] USING m::text[]::"Mood"[];

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE "Mood_old";

-- revert

-- not in a transaction
ALTER TYPE "Mood" ADD VALUE 'a' BEFORE 'b';
