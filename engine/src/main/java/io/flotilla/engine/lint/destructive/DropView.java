package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.View;

/** A view is dropped. */
final class DropView extends ChangeRule {

    DropView() {
        super("drop-view", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.dropped(View.class)
                .forEach(
                        view ->
                                report.add(
                                        view.objectName(),
                                        "view %s is dropped: whatever still reads it fails; drop it a release after the last one that does"
                                                .formatted(view.name())));
    }
}
