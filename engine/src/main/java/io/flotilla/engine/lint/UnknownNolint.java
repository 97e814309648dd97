package io.flotilla.engine.lint;

import io.flotilla.engine.lint.Silencing.Complaint;
import java.util.List;
import java.util.Set;

/** A directive that names no rule, or none there is. */
final class UnknownNolint extends DirectiveRule {

    UnknownNolint() {
        super("unknown-nolint", Severity.ERROR);
    }

    @Override
    List<Complaint> check(Silencing silencing, Set<String> known, Set<String> asked) {
        return silencing.unknown(known);
    }
}
