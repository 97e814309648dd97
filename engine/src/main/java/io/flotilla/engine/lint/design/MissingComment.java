package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;

/** A table has no comment. */
final class MissingComment extends SchemaRule {

    MissingComment() {
        super("missing-comment", Severity.OFF);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            if (table.comment() == null) {
                report.add(
                        TableNames.of(table),
                        "table %s has no comment; say in a sentence what a row of it is"
                                .formatted(table.name()));
            }
        }
    }
}
