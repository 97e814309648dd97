package io.flotilla.engine.lint.data;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** A column that was nullable becomes NOT NULL. */
final class SetNotNull extends ChangeRule {

    SetNotNull() {
        super("set-not-null", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.ChangeColumnNullability.class)
                .filter(alter -> !alter.change().to().nullable())
                .forEach(
                        alter ->
                                report.add(
                                        TableNames.column(alter.to(), alter.change().to()),
                                        "column %s.%s becomes NOT NULL: it fails on tenants that have a NULL there, and inserts of the running application may; write a value always and fill the NULLs first"
                                                .formatted(
                                                        alter.table(),
                                                        alter.change().to().name())));
    }
}
