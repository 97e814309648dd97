package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.TableOptions;

/** A table is unlogged. */
final class UnloggedTable extends SchemaRule {

    UnloggedTable() {
        super("unlogged-table", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            if (table.options() instanceof TableOptions.Postgres options
                    && options.storage().unlogged()) {
                report.add(
                        TableNames.of(table),
                        "table %s is unlogged: a crash empties it, and replicas and backups never have its rows; leave UNLOGGED out"
                                .formatted(table.name()));
            }
        }
    }
}
