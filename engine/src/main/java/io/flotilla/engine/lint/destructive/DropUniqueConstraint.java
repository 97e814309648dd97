package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** A unique constraint is dropped. */
final class DropUniqueConstraint extends ChangeRule {

    DropUniqueConstraint() {
        super("drop-unique-constraint", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.DropUnique.class)
                .filter(
                        drop ->
                                !(drop.to().uniqueConstraints().stream()
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
                                        "unique constraint %s of %s is dropped: rows can be there twice from then on, and INSERT … ON CONFLICT over its columns fails; drop it only if that is wanted on every tenant"
                                                .formatted(
                                                        drop.change().constraint().name(),
                                                        drop.table())));
    }
}
