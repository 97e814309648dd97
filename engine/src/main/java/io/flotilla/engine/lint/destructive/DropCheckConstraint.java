package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** A check constraint is dropped. */
final class DropCheckConstraint extends ChangeRule {

    DropCheckConstraint() {
        super("drop-check-constraint", Severity.NOTICE);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.DropCheck.class)
                .filter(
                        drop ->
                                !(drop.to().checkConstraints().stream()
                                        .anyMatch(
                                                kept ->
                                                        kept.name()
                                                                .equals(
                                                                        drop.change()
                                                                                .constraint()
                                                                                .name()))))
                .forEach(
                        drop ->
                                report.add(
                                        TableNames.constraint(
                                                drop.to(), drop.change().constraint().name()),
                                        "check constraint %s of %s is dropped: rows that it refused come in, and adding it again fails on the tenants that got some; drop it only if that is wanted on every tenant"
                                                .formatted(
                                                        drop.change().constraint().name(),
                                                        drop.table())));
    }
}
