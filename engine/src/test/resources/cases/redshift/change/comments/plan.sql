-- there
COMMENT ON TABLE sales IS 'it''s ours\\\\\\\\';
COMMENT ON COLUMN sales.note IS 'free';
COMMENT ON VIEW counted IS 'how many';

-- and back
COMMENT ON TABLE sales IS NULL;
COMMENT ON COLUMN sales.note IS NULL;
COMMENT ON VIEW counted IS 'how often';
