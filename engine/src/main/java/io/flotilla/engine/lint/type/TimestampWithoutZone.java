package io.flotilla.engine.lint.type;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;

/** A column is a timestamp without time zone. */
final class TimestampWithoutZone extends SchemaRule {

    TimestampWithoutZone() {
        super("timestamp-without-zone", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        TypedColumn.in(schema)
                .filter(it -> it.base().equals("timestamp without time zone"))
                .forEach(
                        it ->
                                report.add(
                                        it.name(),
                                        "column %s is %s: a clock's reading, not a moment, and different for each writer's zone; use timestamptz"
                                                .formatted(it.label(), it.type())));
    }
}
