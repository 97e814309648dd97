
-- lock of exam, ACCESS EXCLUSIVE, throughout: nobody reads or writes exam until all of it is done
-- rewrite of exam: every row has to meet the conditions of grade
ALTER TABLE exam ADD COLUMN mark grade;

-- lock of exam, ACCESS EXCLUSIVE, briefly: nobody reads or writes exam
ALTER TABLE exam ADD COLUMN room code;

-- lock of exam, ACCESS EXCLUSIVE, throughout: nobody reads or writes exam until all of it is done
-- rewrite of exam: every row has to meet the conditions of information_schema.cardinal_number
ALTER TABLE exam ADD COLUMN tries information_schema.cardinal_number;

-- revert

-- loses data
-- lock of exam, ACCESS EXCLUSIVE, briefly: nobody reads or writes exam
-- data loss of exam: all values of exam.mark
ALTER TABLE exam DROP COLUMN mark;

-- loses data
-- lock of exam, ACCESS EXCLUSIVE, briefly: nobody reads or writes exam
-- data loss of exam: all values of exam.room
ALTER TABLE exam DROP COLUMN room;

-- loses data
-- lock of exam, ACCESS EXCLUSIVE, briefly: nobody reads or writes exam
-- data loss of exam: all values of exam.tries
ALTER TABLE exam DROP COLUMN tries;
