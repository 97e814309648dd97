package io.flotilla.engine.lint.data;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** A column changes to a type that holds less. */
final class NarrowColumnType extends ChangeRule {

    NarrowColumnType() {
        super("narrow-column-type", Severity.ERROR);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.ChangeColumnType.class)
                .filter(
                        alter ->
                                ColumnType.of(alter.change().from().type())
                                        .mayLoseIn(ColumnType.of(alter.change().to().type())))
                .forEach(
                        alter ->
                                report.add(
                                        TableNames.column(alter.to(), alter.change().to()),
                                        "column %s.%s changes from %s to %s, which holds less: it fails or cuts values on tenants that have bigger ones; look at them first, or use a check constraint"
                                                .formatted(
                                                        alter.table(),
                                                        alter.change().to().name(),
                                                        alter.change().from().type(),
                                                        alter.change().to().type())));
    }
}
