package io.flotilla.engine.lint.type;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;

/** A column is varchar(n). */
final class VarcharLimit extends SchemaRule {

    VarcharLimit() {
        super("varchar-limit", Severity.OFF);
    }

    @Override
    protected void check(Schema schema, Report report) {
        TypedColumn.in(schema)
                .filter(it -> it.base().equals("character varying") && it.type().contains("("))
                .forEach(
                        it ->
                                report.add(
                                        it.name(),
                                        "column %s is %s: changing the limit is a change of every tenant; use text, with a check if the length matters"
                                                .formatted(it.label(), it.type())));
    }
}
