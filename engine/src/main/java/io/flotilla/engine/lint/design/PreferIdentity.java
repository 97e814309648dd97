package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;

/** A column is serial, or takes its default from a sequence. */
final class PreferIdentity extends SchemaRule {

    PreferIdentity() {
        super("prefer-identity", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            for (var column : table.columns()) {
                if (column.defaultExpression() != null
                        && column.defaultExpression().startsWith("nextval(")) {
                    report.add(
                            TableNames.column(table, column),
                            "column %s.%s is serial, with a sequence that has privileges and a life of its own; use GENERATED … AS IDENTITY"
                                    .formatted(table.name(), column.name()));
                }
            }
        }
    }
}
