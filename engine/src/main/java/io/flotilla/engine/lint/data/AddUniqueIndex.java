package io.flotilla.engine.lint.data;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.Table;
import java.util.Objects;

/** A unique index is added to a table that is there already, or an index becomes unique. */
final class AddUniqueIndex extends ChangeRule {

    AddUniqueIndex() {
        super("add-unique-index", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.AddIndex.class)
                .filter(
                        add ->
                                add.change().index().unique()
                                        && !unique(add.change().index(), add.from()))
                .forEach(
                        add ->
                                report.add(
                                        TableNames.index(add.to(), add.change().index().name()),
                                        "index %s makes rows of %s unique: it fails on tenants that have the same values twice; resolve the duplicates first"
                                                .formatted(
                                                        add.change().index().name(), add.table())));
    }

    /** Whether it is only made anew. */
    private static boolean unique(Index added, Table before) {
        return before.indexes().stream()
                .anyMatch(
                        index ->
                                index.unique()
                                        && index.keys().equals(added.keys())
                                        && Objects.equals(index.predicate(), added.predicate()));
    }
}
