
ALTER TYPE entry RENAME TO entry_old;

ALTER TYPE mood RENAME TO mood_old;

CREATE TYPE mood AS ENUM ('sad', 'ok');

CREATE TYPE entry AS (
    day date,
    mood mood
);

-- lock of diary, ACCESS EXCLUSIVE, throughout: nobody reads or writes diary until all of it is done
-- rewrite of diary: type entry is made anew
-- data dependent of diary: it fails if some diary.e holds a value the type loses
ALTER TABLE diary ALTER COLUMN e TYPE entry USING CASE WHEN e IS DISTINCT FROM NULL THEN ROW((e).day, (e).mood::text::mood)::entry END;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE entry_old;

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE mood_old;

-- revert

-- not in a transaction
ALTER TYPE mood ADD VALUE 'happy';
