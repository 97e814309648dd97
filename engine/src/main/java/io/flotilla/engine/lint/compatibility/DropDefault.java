package io.flotilla.engine.lint.compatibility;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** A column loses its default. */
final class DropDefault extends ChangeRule {

    DropDefault() {
        super("drop-default", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.ChangeColumnDefault.class)
                .filter(alter -> alter.change().from().defaultExpression() != null)
                .filter(alter -> alter.change().to().defaultExpression() == null)
                .filter(alter -> alter.change().to().identity() == null)
                .filter(alter -> alter.change().to().generatedAs() == null)
                .forEach(
                        alter ->
                                report.add(
                                        TableNames.column(alter.to(), alter.change().to()),
                                        "column %s.%s loses its default: inserts of the running application that leave it out %s; keep it until no version counts on it"
                                                .formatted(
                                                        alter.table(),
                                                        alter.change().to().name(),
                                                        alter.change().to().nullable()
                                                                ? "write NULL"
                                                                : "fail")));
    }
}
