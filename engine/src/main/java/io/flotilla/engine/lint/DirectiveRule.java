package io.flotilla.engine.lint;

import io.flotilla.engine.lint.Silencing.Complaint;
import java.util.List;
import java.util.Set;

/** Looks at the directives that silence other rules, once those have been asked. */
abstract non-sealed class DirectiveRule extends LintRule {

    DirectiveRule(String id, Severity severity) {
        super(id, severity);
    }

    /**
     * @param known every rule's id
     * @param asked the ids of those that could find something
     */
    abstract List<Complaint> check(Silencing silencing, Set<String> known, Set<String> asked);
}
