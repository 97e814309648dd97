package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** A column is dropped. */
final class DropColumn extends ChangeRule {

    DropColumn() {
        super("drop-column", Severity.ERROR);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.DropColumn.class)
                .forEach(
                        drop ->
                                report.add(
                                        TableNames.column(drop.from(), drop.change().column()),
                                        "column %s.%s is dropped: the running application may still use it, and its values go on every tenant, with drops: trash once that is purged; stop using it in one release and drop it in a later one"
                                                .formatted(
                                                        drop.table(),
                                                        drop.change().column().name())));
    }
}
