
COMMENT ON TYPE mood IS 'x';

-- revert

COMMENT ON TYPE mood IS NULL;
