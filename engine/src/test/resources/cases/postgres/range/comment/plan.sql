
COMMENT ON TYPE span IS 'from and to';

-- revert

COMMENT ON TYPE span IS NULL;
