package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;

/** A sequence starts over when it reaches its end. */
final class SequenceCycle extends SchemaRule {

    SequenceCycle() {
        super("sequence-cycle", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var sequence : schema.sequences()) {
            if (sequence.options().cycle()) {
                report.add(
                        ObjectName.relation(sequence.name()),
                        message("sequence " + sequence.name()));
            }
        }
        for (var table : schema.tables()) {
            for (var column : table.columns()) {
                if (column.identity() != null && column.identity().options().cycle()) {
                    report.add(
                            TableNames.column(table, column),
                            message("column %s.%s".formatted(table.name(), column.name())));
                }
            }
        }
    }

    private static String message(String what) {
        return "%s starts over at its end and gives numbers twice; leave CYCLE out".formatted(what);
    }
}
