package io.flotilla.engine.lint.type;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;

/** A column is money. */
final class MoneyType extends SchemaRule {

    MoneyType() {
        super("money-type", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        TypedColumn.in(schema)
                .filter(it -> it.base().equals("money"))
                .forEach(
                        it ->
                                report.add(
                                        it.name(),
                                        "column %s is %s: its decimals depend on a setting of each server; use numeric"
                                                .formatted(it.label(), it.type())));
    }
}
