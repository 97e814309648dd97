package io.flotilla.engine.lint.type;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;

/** A column is real or double precision. */
final class FloatType extends SchemaRule {

    FloatType() {
        super("float-type", Severity.OFF);
    }

    @Override
    protected void check(Schema schema, Report report) {
        TypedColumn.in(schema)
                .filter(it -> it.base().equals("real") || it.base().equals("double precision"))
                .forEach(
                        it ->
                                report.add(
                                        it.name(),
                                        "column %s is %s: its sums are not exact; use numeric for amounts"
                                                .formatted(it.label(), it.type())));
    }
}
