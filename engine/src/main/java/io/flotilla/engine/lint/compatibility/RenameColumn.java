package io.flotilla.engine.lint.compatibility;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.ObjectName;
import java.util.Objects;

/** A column gets another name. */
final class RenameColumn extends ChangeRule {

    RenameColumn() {
        super("rename-column", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.renames(Rename.Kind.COLUMN)
                .forEach(
                        it ->
                                report.add(
                                        ObjectName.column(
                                                Objects.requireNonNull(it.owner()), it.to()),
                                        "column %s is called %s from then on: the running application uses the old name and fails; keep both for a release, or keep the name"
                                                .formatted(it.from(), it.to())));
    }
}
