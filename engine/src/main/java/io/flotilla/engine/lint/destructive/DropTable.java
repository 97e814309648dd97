package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** A table is dropped. */
final class DropTable extends ChangeRule {

    DropTable() {
        super("drop-table", Severity.ERROR);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.changes(Change.DropTable.class)
                .forEach(
                        drop ->
                                report.add(
                                        TableNames.of(drop.table()),
                                        "table %s is dropped: the running application may still use it, and its rows go on every tenant, with drops: trash once that is purged; stop using it in one release and drop it in a later one"
                                                .formatted(drop.table().name())));
    }
}
