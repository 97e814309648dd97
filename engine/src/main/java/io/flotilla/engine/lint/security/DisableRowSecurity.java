package io.flotilla.engine.lint.security;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.TableOptions;

/** The row security of a table is switched off. */
final class DisableRowSecurity extends ChangeRule {

    DisableRowSecurity() {
        super("disable-row-security", Severity.ERROR);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.ChangeTableOptions.class)
                .filter(alter -> isOn(alter.change().from()) && !isOn(alter.change().to()))
                .forEach(
                        alter ->
                                report.add(
                                        TableNames.of(alter.to()),
                                        "row security of %s is switched off: whoever may read the table reads all rows; loosen its policies instead"
                                                .formatted(alter.table())));
    }

    private static boolean isOn(TableOptions options) {
        return options instanceof TableOptions.Postgres postgres && postgres.rowSecurity();
    }
}
