CREATE TABLE booking (room int4range, during tsrange, cancelled boolean);
ALTER TABLE booking ADD CONSTRAINT booking_excl EXCLUDE USING gist (room WITH &&, during WITH &&) WHERE (NOT cancelled) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE booking ADD CONSTRAINT booking_btree EXCLUDE (lower(room) DESC WITH =) INCLUDE (cancelled) WITH (fillfactor = 70);
COMMENT ON CONSTRAINT booking_excl ON booking IS 'no overlap';
