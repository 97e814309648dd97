
CREATE TABLE events_holder (day date, name text);

-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
ALTER TABLE events INHERIT events_holder;

-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
-- lock of named, SHARE UPDATE EXCLUSIVE, briefly: other changes of named wait; reads and writes go on
ALTER TABLE events NO INHERIT named;

-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
-- lock of dated, SHARE UPDATE EXCLUSIVE, briefly: other changes of dated wait; reads and writes go on
ALTER TABLE events NO INHERIT dated;

-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
-- lock of dated, SHARE UPDATE EXCLUSIVE, briefly: other changes of dated wait; reads and writes go on
ALTER TABLE events INHERIT dated;

-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
-- lock of named, SHARE UPDATE EXCLUSIVE, briefly: other changes of named wait; reads and writes go on
ALTER TABLE events INHERIT named;

-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
ALTER TABLE events NO INHERIT events_holder;

DROP TABLE events_holder;

-- revert

CREATE TABLE events_holder (name text, day date);

-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
ALTER TABLE events INHERIT events_holder;

-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
-- lock of dated, SHARE UPDATE EXCLUSIVE, briefly: other changes of dated wait; reads and writes go on
ALTER TABLE events NO INHERIT dated;

-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
-- lock of named, SHARE UPDATE EXCLUSIVE, briefly: other changes of named wait; reads and writes go on
ALTER TABLE events NO INHERIT named;

-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
-- lock of named, SHARE UPDATE EXCLUSIVE, briefly: other changes of named wait; reads and writes go on
ALTER TABLE events INHERIT named;

-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
-- lock of dated, SHARE UPDATE EXCLUSIVE, briefly: other changes of dated wait; reads and writes go on
ALTER TABLE events INHERIT dated;

-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
ALTER TABLE events NO INHERIT events_holder;

DROP TABLE events_holder;
