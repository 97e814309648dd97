
REVOKE EXECUTE ON ROUTINE secret(integer) FROM PUBLIC;

GRANT EXECUTE ON ROUTINE secret(integer) TO app;

-- revert

REVOKE EXECUTE ON ROUTINE secret(integer) FROM app;

GRANT EXECUTE ON ROUTINE secret(integer) TO PUBLIC;
