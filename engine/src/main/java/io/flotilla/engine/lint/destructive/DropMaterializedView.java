package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.ObjectWords;

/** A materialized view is dropped. */
final class DropMaterializedView extends ChangeRule {

    DropMaterializedView() {
        super("drop-materialized-view", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.dropped(MaterializedView.class)
                .forEach(
                        it ->
                                report.add(
                                        it.objectName(),
                                        "%s is dropped: whatever still reads it fails, and making it again computes all of it; drop it a release after the last one that reads it"
                                                .formatted(ObjectWords.of(it))));
    }
}
