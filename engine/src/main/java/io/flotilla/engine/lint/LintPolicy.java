package io.flotilla.engine.lint;

import java.util.List;
import java.util.Map;

/**
 * What a project has decided about findings: severities by rule where they are not the usual ones,
 * the severity that fails a check, patterns for names, who owns which files, and rules of its own.
 */
public record LintPolicy(
        Map<String, Severity> severities,
        Severity failOn,
        NamePatterns names,
        List<Ownership> ownership,
        List<UserRule> rules) {

    public static final LintPolicy DEFAULT =
            new LintPolicy(Map.of(), Severity.WARNING, NamePatterns.NONE, List.of(), List.of());

    public LintPolicy {
        severities = Map.copyOf(severities);
        ownership = List.copyOf(ownership);
        rules = List.copyOf(rules);
    }

    Severity severity(LintRule rule) {
        return severities.getOrDefault(rule.id(), rule.severity());
    }
}
