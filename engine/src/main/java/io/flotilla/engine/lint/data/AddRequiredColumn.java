package io.flotilla.engine.lint.data;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Column;

/** A column is added that is NOT NULL and has no default. */
final class AddRequiredColumn extends ChangeRule {

    AddRequiredColumn() {
        super("add-required-column", Severity.ERROR);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.AddColumn.class)
                .filter(add -> required(add.change().column()))
                .forEach(
                        add ->
                                report.add(
                                        TableNames.column(add.to(), add.change().column()),
                                        "column %s.%s is NOT NULL and has no default: adding it fails on every tenant that has rows, and then the running application's inserts fail; give it a default, or add it nullable and fill it first"
                                                .formatted(
                                                        add.table(),
                                                        add.change().column().name())));
    }

    private static boolean required(Column column) {
        return !column.nullable()
                && column.defaultExpression() == null
                && column.identity() == null
                && column.generatedAs() == null;
    }
}
