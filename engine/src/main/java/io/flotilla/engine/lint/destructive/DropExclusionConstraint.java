package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** An exclusion constraint is dropped. */
final class DropExclusionConstraint extends ChangeRule {

    DropExclusionConstraint() {
        super("drop-exclusion-constraint", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.DropExclusion.class)
                .filter(
                        drop ->
                                drop.to().exclusionConstraints().stream()
                                        .noneMatch(
                                                kept ->
                                                        kept.name()
                                                                .equals(
                                                                        drop.change()
                                                                                .constraint()
                                                                                .name())))
                .forEach(
                        drop ->
                                report.add(
                                        TableNames.constraint(
                                                drop.to(), drop.change().constraint().name()),
                                        "exclusion constraint %s of %s is dropped: rows can overlap, and adding it again fails where some do; drop it only if that is wanted on every tenant"
                                                .formatted(
                                                        drop.change().constraint().name(),
                                                        drop.table())));
    }
}
