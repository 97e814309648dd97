package io.flotilla.engine.lint.type;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;

/** A boolean column is nullable. */
final class NullableBoolean extends SchemaRule {

    NullableBoolean() {
        super("nullable-boolean", Severity.OFF);
    }

    @Override
    protected void check(Schema schema, Report report) {
        TypedColumn.in(schema)
                .filter(it -> it.base().equals("boolean") && it.column().nullable())
                .forEach(
                        it ->
                                report.add(
                                        it.name(),
                                        "column %s is a boolean with three values: rows with NULL are neither true nor false; make it NOT NULL with a default"
                                                .formatted(it.label())));
    }
}
