-- finding: operator ||++(text,text) is dropped: an application that uses it fails
-- finding: function plus(text,text) is dropped: an application that uses it fails

DROP OPERATOR ||++(text,text);

DROP FUNCTION plus(text,text);

CREATE TABLE t (
    a integer
);

-- revert

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all rows of t
DROP TABLE t;

CREATE FUNCTION plus(text, text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN ($1 = $2);

CREATE OPERATOR ||++ (
    FUNCTION = plus,
    LEFTARG = text,
    RIGHTARG = text,
    COMMUTATOR = ||+++,
    NEGATOR = ||+-+,
    RESTRICT = neqsel,
    JOIN = neqjoinsel,
    HASHES,
    MERGES
);
