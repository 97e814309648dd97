package io.flotilla.engine.lint.type;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;

/** A column is a time of day with a time zone. */
final class TimeWithZone extends SchemaRule {

    TimeWithZone() {
        super("time-with-zone", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        TypedColumn.in(schema)
                .filter(it -> it.base().equals("time with time zone"))
                .forEach(
                        it ->
                                report.add(
                                        it.name(),
                                        "column %s is %s: an offset means nothing without a date; use time, and a column for the zone"
                                                .formatted(it.label(), it.type())));
    }
}
