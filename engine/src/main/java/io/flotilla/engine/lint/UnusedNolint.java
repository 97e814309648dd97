package io.flotilla.engine.lint;

import io.flotilla.engine.lint.Silencing.Complaint;
import java.util.List;
import java.util.Set;

/** A directive that silences nothing although the rule it names was asked. */
final class UnusedNolint extends DirectiveRule {

    UnusedNolint() {
        super("unused-nolint", Severity.WARNING);
    }

    @Override
    List<Complaint> check(Silencing silencing, Set<String> known, Set<String> asked) {
        return silencing.unused(asked);
    }
}
