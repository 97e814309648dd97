package io.flotilla.engine.lint;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was found, the gravest first. {@code silenced} are findings a directive silences; {@code
 * old} are those the current schema has already.
 */
public record LintReport(List<Finding> findings, List<Finding> silenced, List<Finding> old) {

    public LintReport {
        findings = List.copyOf(findings);
        silenced = List.copyOf(silenced);
        old = List.copyOf(old);
    }

    /** Whether a finding that is not silenced is at least that grave. */
    public boolean reaches(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(severity) >= 0);
    }

    /** The lines a plan records: findings, then what is silenced. */
    public List<String> lines() {
        return Stream.concat(findings.stream(), silenced.stream())
                .map(Finding::text)
                .distinct()
                .toList();
    }
}
