-- A node may lack the tool that a plan's statement is handed to.
ALTER TABLE preflight_finding
    DROP CONSTRAINT preflight_finding_kind_check,
    ADD CONSTRAINT preflight_finding_kind_check CHECK (kind IN (
        'held', 'unreachable', 'missing', 'unsupported', 'drifted', 'no-privilege',
        'check-fails', 'check-unanswered', 'no-tool', 'rehearsal-failed'));
