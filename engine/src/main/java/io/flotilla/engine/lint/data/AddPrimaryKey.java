package io.flotilla.engine.lint.data;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** A primary key is added to a table that is there already, or replaced. */
final class AddPrimaryKey extends ChangeRule {

    AddPrimaryKey() {
        super("add-primary-key", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.AddPrimaryKey.class)
                .forEach(
                        add ->
                                report.add(
                                        TableNames.constraint(add.to(), add.change().key().name()),
                                        "(%s) becomes the primary key of %s: it fails on tenants that have the same key twice or a NULL in it; resolve those first"
                                                .formatted(
                                                        String.join(
                                                                ", ", add.change().key().columns()),
                                                        add.table())));
    }
}
