package io.flotilla.engine.lint.compatibility;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Identity;

/** A column that could be written becomes generated. */
final class GeneratedAlways extends ChangeRule {

    GeneratedAlways() {
        super("generated-always", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.ChangeColumnIdentity.class)
                .filter(alter -> always(alter.change().to()) && !always(alter.change().from()))
                .forEach(
                        alter ->
                                report.add(
                                        TableNames.column(alter.to(), alter.change().to()),
                                        message(alter.table(), alter.change().to())));
        change.inTables(TableChange.ChangeColumnExpression.class)
                .filter(alter -> alter.change().from().generatedAs() == null)
                .forEach(
                        alter ->
                                report.add(
                                        TableNames.column(alter.to(), alter.change().to()),
                                        message(alter.table(), alter.change().to())));
    }

    private static boolean always(Column column) {
        return column.identity() != null
                && column.identity().generation() == Identity.Generation.ALWAYS;
    }

    private static String message(String table, Column column) {
        return "column %s.%s becomes generated: statements of the running application that give it a value fail; use BY DEFAULT, or a new column"
                .formatted(table, column.name());
    }
}
