package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Sequence;

/** A sequence is dropped. */
final class DropSequence extends ChangeRule {

    DropSequence() {
        super("drop-sequence", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.dropped(Sequence.class)
                .filter(sequence -> sequence.ownedBy() == null)
                .forEach(
                        sequence ->
                                report.add(
                                        sequence.objectName(),
                                        "sequence %s is dropped, and each tenant's position with it: one made again gives the same numbers twice; keep it until nothing takes numbers from it"
                                                .formatted(sequence.name())));
    }
}
