package io.flotilla.engine.lint.compatibility;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.ObjectName;
import java.util.stream.Stream;

/** A view or materialized view gets another name. */
final class RenameView extends ChangeRule {

    RenameView() {
        super("rename-view", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        Stream.of(Rename.Kind.VIEW, Rename.Kind.MATERIALIZED_VIEW)
                .flatMap(change::renames)
                .forEach(
                        it ->
                                report.add(
                                        ObjectName.relation(it.to()),
                                        "view %s is called %s from then on: the running application uses the old name and fails; keep both for a release, or keep the name"
                                                .formatted(it.from(), it.to())));
    }
}
