package io.flotilla.engine.lint.type;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;

/** A column is json. */
final class JsonType extends SchemaRule {

    JsonType() {
        super("json-type", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        TypedColumn.in(schema)
                .filter(it -> it.base().equals("json"))
                .forEach(
                        it ->
                                report.add(
                                        it.name(),
                                        "column %s is %s: it is parsed at each access and cannot be compared; use jsonb"
                                                .formatted(it.label(), it.type())));
    }
}
