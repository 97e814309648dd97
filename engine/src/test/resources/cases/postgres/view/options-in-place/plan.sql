
-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
ALTER VIEW v SET (check_option=local, security_invoker=true);

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
ALTER VIEW v RESET (security_barrier);

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
ALTER VIEW v SET (security_barrier=true);

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
ALTER VIEW v RESET (check_option, security_invoker);
