package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;

/** A sequence of its own counts in smallint or integer. */
final class SmallSequence extends SchemaRule {

    SmallSequence() {
        super("small-sequence", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var sequence : schema.sequences()) {
            if (sequence.ownedBy() == null && !sequence.dataType().equals("bigint")) {
                report.add(
                        ObjectName.relation(sequence.name()),
                        "sequence %s counts as %s and runs out, on the busiest tenant first; make it bigint"
                                .formatted(sequence.name(), sequence.dataType()));
            }
        }
    }
}
