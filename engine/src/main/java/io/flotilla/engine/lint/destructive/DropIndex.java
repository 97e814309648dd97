package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.Table;

/** An index is dropped. */
final class DropIndex extends ChangeRule {

    DropIndex() {
        super("drop-index", Severity.NOTICE);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.DropIndex.class)
                .filter(drop -> !replaced(drop.change().index(), drop.to()))
                .forEach(
                        drop ->
                                report.add(
                                        TableNames.index(drop.to(), drop.change().index().name()),
                                        "index %s of %s is dropped: queries that used it get slow on the biggest tenants; see that pg_stat_user_indexes counts no scans there"
                                                .formatted(
                                                        drop.change().index().name(),
                                                        drop.table())));
    }

    private static boolean replaced(Index dropped, Table table) {
        var keys = dropped.keys();
        return table.indexes().stream()
                .anyMatch(
                        index ->
                                index.name().equals(dropped.name())
                                        || (index.keys().size() >= keys.size()
                                                && index.keys()
                                                        .subList(0, keys.size())
                                                        .equals(keys)));
    }
}
