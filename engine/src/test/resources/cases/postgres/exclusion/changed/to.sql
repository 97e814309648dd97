CREATE TABLE booking (room int4range, during tsrange, cancelled boolean);
ALTER TABLE booking ADD CONSTRAINT booking_excl EXCLUDE USING gist (room WITH &&, during WITH &&);
