package io.flotilla.engine.lint.type;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;

/** A column is smallint or integer. */
final class SmallInteger extends SchemaRule {

    SmallInteger() {
        super("small-integer", Severity.OFF);
    }

    @Override
    protected void check(Schema schema, Report report) {
        TypedColumn.in(schema)
                .filter(it -> it.base().equals("smallint") || it.base().equals("integer"))
                .forEach(
                        it ->
                                report.add(
                                        it.name(),
                                        "column %s is %s: it may run out on the biggest tenant, and bigger means a rewrite; use bigint"
                                                .formatted(it.label(), it.type())));
    }
}
