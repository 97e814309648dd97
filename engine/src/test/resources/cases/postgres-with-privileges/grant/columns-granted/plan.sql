
GRANT SELECT (email, id), UPDATE (name) ON TABLE users TO app;

GRANT INSERT (email) ON TABLE users TO reader WITH GRANT OPTION;

-- revert

REVOKE SELECT (email, id), UPDATE (name) ON TABLE users FROM app;

REVOKE INSERT (email) ON TABLE users FROM reader;
