package io.flotilla.engine.lint.data;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Domain;
import java.util.stream.Collectors;

/** A domain gets a check or becomes NOT NULL. */
final class AddDomainConstraint extends ChangeRule {

    AddDomainConstraint() {
        super("add-domain-constraint", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.changes(Change.AlterObject.class)
                .forEach(
                        alter -> {
                            if (alter.from() instanceof Domain from
                                    && alter.to() instanceof Domain to) {
                                check(from, to, report);
                            }
                        });
    }

    private static void check(Domain from, Domain to, Report report) {
        var known = from.checkConstraints().stream().map(CheckConstraint::expression).toList();
        var added =
                to.checkConstraints().stream()
                        .filter(check -> !known.contains(check.expression()))
                        .map(CheckConstraint::name)
                        .collect(Collectors.joining(", "));
        if (!added.isEmpty()) {
            report.add(to.objectName(), message(to, "gets the check " + added));
        }
        if (from.nullable() && !to.nullable()) {
            report.add(to.objectName(), message(to, "becomes NOT NULL"));
        }
    }

    private static String message(Domain domain, String what) {
        return "domain %s %s: all of its columns are checked at once, and it fails on tenants with a value that does not fit; put the check on the columns that need it"
                .formatted(domain.name(), what);
    }
}
