-- there
-- refused: table sales would have to be copied (NOT NULL of note changes), and the numbers of its identity column number would begin at their seed again: leave that as it is, or replace the table by a new one and load it yourself

-- and back
-- refused: table sales would have to be copied (NOT NULL of note changes), and the numbers of its identity column number would begin at their seed again: leave that as it is, or replace the table by a new one and load it yourself
