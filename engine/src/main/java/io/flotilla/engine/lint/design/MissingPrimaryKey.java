package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;

/** A table has no primary key. */
final class MissingPrimaryKey extends SchemaRule {

    MissingPrimaryKey() {
        super("missing-primary-key", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            if (table.primaryKey() == null) {
                report.add(
                        TableNames.of(table),
                        "table %s has no primary key: its rows cannot be told apart, by replication and batches neither; add one"
                                .formatted(table.name()));
            }
        }
    }
}
