package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;

/** A table has no primary key. */
final class MissingPrimaryKey extends SchemaRule {

    MissingPrimaryKey() {
        super("missing-primary-key", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            if (table.primaryKey() == null && !isForeign(table)) {
                report.add(
                        TableNames.of(table),
                        "table %s has no primary key: its rows cannot be told apart, by replication and batches neither; add one"
                                .formatted(table.name()));
            }
        }
    }

    /** A table of another server cannot have one. */
    private static boolean isForeign(Table table) {
        return table.options() instanceof TableOptions.Postgres options
                && options.foreign() != null;
    }
}
