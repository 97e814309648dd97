-- finding: sequence numbers is renamed to invoice_numbers: an application that knows the old name fails
-- finding: view v is renamed to ids: an application that knows the old name fails

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use it wait
ALTER SEQUENCE numbers RENAME TO invoice_numbers;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use it wait
ALTER VIEW v RENAME TO ids;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use it wait
ALTER VIEW ids RENAME TO v;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use it wait
ALTER SEQUENCE invoice_numbers RENAME TO numbers;
