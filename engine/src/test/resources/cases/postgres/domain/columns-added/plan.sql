
-- lock of surveys, ACCESS EXCLUSIVE, throughout: nobody reads or writes surveys until all of it is done
-- rewrite of surveys: every row has to meet the conditions of percentage
ALTER TABLE surveys ADD COLUMN answered percentage;

-- lock of surveys, ACCESS EXCLUSIVE, throughout: nobody reads or writes surveys until all of it is done
-- rewrite of surveys: every row gets a value of its own in token
ALTER TABLE surveys ADD COLUMN token stamped;

-- lock of surveys, ACCESS EXCLUSIVE, throughout: nobody reads or writes surveys until all of it is done
-- rewrite of surveys: every row has to meet the conditions of information_schema.cardinal_number
ALTER TABLE surveys ADD COLUMN pages information_schema.cardinal_number;

-- revert

-- loses data
-- lock of surveys, ACCESS EXCLUSIVE, briefly: nobody reads or writes surveys
-- data loss of surveys: all values of surveys.answered
ALTER TABLE surveys DROP COLUMN answered;

-- loses data
-- lock of surveys, ACCESS EXCLUSIVE, briefly: nobody reads or writes surveys
-- data loss of surveys: all values of surveys.token
ALTER TABLE surveys DROP COLUMN token;

-- loses data
-- lock of surveys, ACCESS EXCLUSIVE, briefly: nobody reads or writes surveys
-- data loss of surveys: all values of surveys.pages
ALTER TABLE surveys DROP COLUMN pages;
