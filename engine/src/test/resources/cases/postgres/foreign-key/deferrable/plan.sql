
-- lock of c, ACCESS EXCLUSIVE, briefly: nobody reads or writes c
ALTER TABLE c ALTER CONSTRAINT c_p_id_fkey DEFERRABLE INITIALLY DEFERRED;

-- revert

-- lock of c, ACCESS EXCLUSIVE, briefly: nobody reads or writes c
ALTER TABLE c ALTER CONSTRAINT c_p_id_fkey NOT DEFERRABLE;
