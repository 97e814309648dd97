
-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_lower_idx ALTER COLUMN 2 SET STATISTICS 300;

-- revert

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX t_lower_idx ALTER COLUMN 2 SET STATISTICS -1;
