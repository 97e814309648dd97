
-- lock of booking, ACCESS EXCLUSIVE, briefly: nobody reads or writes booking
ALTER TABLE booking DROP CONSTRAINT booking_excl;

-- lock of booking, ACCESS EXCLUSIVE, throughout: nobody reads or writes booking until all of it is done
-- scan of booking: its index is built
-- data dependent of booking: it fails if two rows conflict under booking_excl
ALTER TABLE booking ADD CONSTRAINT booking_excl EXCLUDE USING gist (room WITH &&, during WITH &&);

-- revert

-- lock of booking, ACCESS EXCLUSIVE, briefly: nobody reads or writes booking
ALTER TABLE booking DROP CONSTRAINT booking_excl;

-- lock of booking, ACCESS EXCLUSIVE, throughout: nobody reads or writes booking until all of it is done
-- scan of booking: its index is built
-- data dependent of booking: it fails if two rows conflict under booking_excl
ALTER TABLE booking ADD CONSTRAINT booking_excl EXCLUDE USING gist (room WITH &&);

-- lock of booking, SHARE UPDATE EXCLUSIVE, briefly: other changes of booking wait; reads and writes go on
COMMENT ON CONSTRAINT booking_excl ON booking IS 'rooms';
