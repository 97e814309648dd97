
CREATE TABLE booking (
    room int4range,
    during tsrange,
    cancelled boolean,
    CONSTRAINT booking_btree EXCLUDE ((lower(room)) DESC WITH =) INCLUDE (cancelled) WITH (fillfactor = 70),
    CONSTRAINT booking_excl EXCLUDE USING gist (room WITH &&, during WITH &&) WHERE (NOT cancelled) DEFERRABLE INITIALLY DEFERRED
);

COMMENT ON CONSTRAINT booking_excl ON booking IS 'no overlap';

-- revert

-- dropped with its rows (policy)
-- loses data
-- lock of booking, ACCESS EXCLUSIVE, briefly: nobody reads or writes booking
-- data loss of booking: all rows of booking
DROP TABLE booking;
