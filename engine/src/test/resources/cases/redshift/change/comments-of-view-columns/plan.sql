-- there
COMMENT ON COLUMN ids.id IS 'number';

-- and back
COMMENT ON COLUMN ids.id IS NULL;
