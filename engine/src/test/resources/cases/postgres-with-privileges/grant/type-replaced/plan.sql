-- check: users.mood may no longer be 'none': enum mood loses it
--   SELECT NOT EXISTS (SELECT FROM users WHERE mood::text IN ('none'));

ALTER TYPE mood RENAME TO mood_old;

CREATE TYPE mood AS ENUM ('good', 'bad');

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: enum mood is made anew
-- data dependent of users: it fails if some users.mood holds a value the enum loses
ALTER TABLE users ALTER COLUMN mood TYPE mood USING mood::text::mood;

REVOKE USAGE ON TYPE mood FROM PUBLIC;

GRANT USAGE ON TYPE mood TO app;

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE mood_old;

-- revert

-- not in a transaction
ALTER TYPE mood ADD VALUE 'none';
