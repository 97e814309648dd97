
-- revert
