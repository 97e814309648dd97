
ALTER TYPE mood RENAME TO mood_old;

CREATE TYPE mood AS ENUM ('ok');

COMMENT ON TYPE mood IS 'kept';

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE mood_old;

-- revert

-- not in a transaction
ALTER TYPE mood ADD VALUE 'sad' BEFORE 'ok';

-- not in a transaction
ALTER TYPE mood ADD VALUE 'happy';
