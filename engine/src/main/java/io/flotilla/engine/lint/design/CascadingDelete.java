package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Schema;

/** A foreign key deletes the rows that refer to a deleted one. */
final class CascadingDelete extends SchemaRule {

    CascadingDelete() {
        super("cascading-delete", Severity.OFF);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            table.foreignKeys().stream()
                    .filter(key -> key.onDelete() == ForeignKey.Action.CASCADE)
                    .forEach(
                            key ->
                                    report.add(
                                            TableNames.constraint(table, key.name()),
                                            "foreign key %s deletes rows of %s along with those of %s; delete them in batches instead"
                                                    .formatted(
                                                            key.name(),
                                                            table.name(),
                                                            key.referencedTable())));
        }
    }
}
