package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.TableOptions;

/** A table inherits from another one that is not partitioned. */
final class TableInheritance extends SchemaRule {

    TableInheritance() {
        super("table-inheritance", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            if (table.options() instanceof TableOptions.Postgres options
                    && !options.lineage().parents().isEmpty()) {
                report.add(
                        TableNames.of(table),
                        "table %s inherits: keys of the parent do not hold across both; use partitions, or a foreign key to a common table"
                                .formatted(table.name()));
            }
        }
    }
}
