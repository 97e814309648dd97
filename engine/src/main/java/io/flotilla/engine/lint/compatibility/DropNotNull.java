package io.flotilla.engine.lint.compatibility;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** A column that was NOT NULL becomes nullable. */
final class DropNotNull extends ChangeRule {

    DropNotNull() {
        super("drop-not-null", Severity.NOTICE);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.ChangeColumnNullability.class)
                .filter(alter -> alter.change().to().nullable())
                .forEach(
                        alter ->
                                report.add(
                                        TableNames.column(alter.to(), alter.change().to()),
                                        "column %s.%s becomes nullable: the running application may not expect NULL, and the way back fails on tenants that got one; release one that reads NULLs first"
                                                .formatted(
                                                        alter.table(),
                                                        alter.change().to().name())));
    }
}
