package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** A primary key is dropped. */
final class DropPrimaryKey extends ChangeRule {

    DropPrimaryKey() {
        super("drop-primary-key", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.DropPrimaryKey.class)
                .filter(drop -> !(drop.to().primaryKey() != null))
                .forEach(
                        drop ->
                                report.add(
                                        TableNames.constraint(
                                                drop.to(), drop.change().key().name()),
                                        "primary key %s of %s is dropped: rows can be there twice, foreign keys to it go too, and logical replication has no identity to find rows by; drop it only if that is wanted on every tenant"
                                                .formatted(
                                                        drop.change().key().name(), drop.table())));
    }
}
