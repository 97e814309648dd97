
CREATE TYPE mood_new AS ENUM ('ok');

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE mood;

ALTER TYPE mood_new RENAME TO mood;

COMMENT ON TYPE mood IS 'kept';

-- revert

-- not in a transaction
ALTER TYPE mood ADD VALUE 'sad' BEFORE 'ok';

-- not in a transaction
ALTER TYPE mood ADD VALUE 'happy';
