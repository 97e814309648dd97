package io.flotilla.engine.lint.data;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** A unique constraint is added to a table that is there already. */
final class AddUniqueConstraint extends ChangeRule {

    AddUniqueConstraint() {
        super("add-unique-constraint", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.AddUnique.class)
                .forEach(
                        add ->
                                report.add(
                                        TableNames.constraint(
                                                add.to(), add.change().constraint().name()),
                                        "%s (%s) of %s becomes unique: it fails on tenants that have the same values twice; resolve the duplicates first"
                                                .formatted(
                                                        add.change().constraint().name(),
                                                        String.join(
                                                                ", ",
                                                                add.change()
                                                                        .constraint()
                                                                        .columns()),
                                                        add.table())));
    }
}
