package io.flotilla.engine.lint.type;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;

/** A column is char(n). */
final class CharType extends SchemaRule {

    CharType() {
        super("char-type", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        TypedColumn.in(schema)
                .filter(it -> it.base().equals("character") || it.base().equals("bpchar"))
                .forEach(
                        it ->
                                report.add(
                                        it.name(),
                                        "column %s is %s: it pads with blanks that some comparisons see; use text, with a check if the length matters"
                                                .formatted(it.label(), it.type())));
    }
}
