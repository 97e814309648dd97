
CREATE OR REPLACE PROCEDURE p(IN a integer)
 LANGUAGE plpgsql
AS $procedure$BEGIN NULL; END$procedure$;

-- revert

CREATE OR REPLACE PROCEDURE p(IN a integer)
 LANGUAGE plpgsql
AS $procedure$BEGIN END$procedure$;
