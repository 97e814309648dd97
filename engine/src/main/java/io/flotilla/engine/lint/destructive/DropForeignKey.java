package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** A foreign key is dropped. */
final class DropForeignKey extends ChangeRule {

    DropForeignKey() {
        super("drop-foreign-key", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.DropForeignKey.class)
                .filter(
                        drop ->
                                !(drop.to().foreignKeys().stream()
                                        .anyMatch(
                                                kept ->
                                                        kept.name()
                                                                .equals(
                                                                        drop.change()
                                                                                .key()
                                                                                .name()))))
                .forEach(
                        drop ->
                                report.add(
                                        TableNames.constraint(
                                                drop.to(), drop.change().key().name()),
                                        "foreign key %s of %s is dropped: rows that refer to nothing come in, ON DELETE actions stop, and adding it again fails on the tenants that got some; drop it only if that is wanted on every tenant"
                                                .formatted(
                                                        drop.change().key().name(), drop.table())));
    }
}
