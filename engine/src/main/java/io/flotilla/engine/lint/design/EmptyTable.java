package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;

/** A table has no columns. */
final class EmptyTable extends SchemaRule {

    EmptyTable() {
        super("empty-table", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            if (table.columns().isEmpty()) {
                report.add(
                        TableNames.of(table),
                        "table %s has no columns; give it some, or take it out"
                                .formatted(table.name()));
            }
        }
    }
}
