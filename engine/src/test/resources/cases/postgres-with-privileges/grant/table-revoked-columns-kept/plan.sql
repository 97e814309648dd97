
REVOKE SELECT ON TABLE users FROM app;

GRANT UPDATE (email), SELECT (id) ON TABLE users TO app;

-- revert

REVOKE UPDATE (email) ON TABLE users FROM app;

GRANT SELECT ON TABLE users TO app;

GRANT SELECT (email) ON TABLE users TO app;
