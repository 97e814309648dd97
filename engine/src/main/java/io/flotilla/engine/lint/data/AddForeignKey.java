package io.flotilla.engine.lint.data;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Table;

/** A foreign key is added to a table that is there already. */
final class AddForeignKey extends ChangeRule {

    AddForeignKey() {
        super("add-foreign-key", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.AddForeignKey.class)
                .filter(add -> !renewed(add.change().key(), add.from()))
                .forEach(
                        add ->
                                report.add(
                                        TableNames.constraint(add.to(), add.change().key().name()),
                                        "foreign key %s from %s to %s is added: it fails on tenants with rows that refer to nothing; remove those first"
                                                .formatted(
                                                        add.change().key().name(),
                                                        add.table(),
                                                        add.change().key().referencedTable())));
    }

    /** Whether the same columns referred to the same ones before. */
    private static boolean renewed(ForeignKey added, Table before) {
        return before.foreignKeys().stream()
                .anyMatch(
                        key ->
                                key.validated()
                                        && key.columns().equals(added.columns())
                                        && key.referencedTable().equals(added.referencedTable())
                                        && key.referencedColumns()
                                                .equals(added.referencedColumns()));
    }
}
