package io.flotilla.engine.lint.type;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;
import java.util.regex.Pattern;

/** A timestamp or time has its fractions rounded away. */
final class TimestampPrecision extends SchemaRule {

    private static final Pattern ROUNDED = Pattern.compile("time(stamp)?\\([0-5]\\).*");

    TimestampPrecision() {
        super("timestamp-precision", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        TypedColumn.in(schema)
                .filter(it -> ROUNDED.matcher(it.type()).matches())
                .forEach(
                        it ->
                                report.add(
                                        it.name(),
                                        "column %s is %s: it rounds, so a moment may lie in the future; leave the precision out"
                                                .formatted(it.label(), it.type())));
    }
}
