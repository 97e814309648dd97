package io.flotilla.engine.lint.data;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** A check constraint is added to a table that is there already. */
final class AddCheckConstraint extends ChangeRule {

    AddCheckConstraint() {
        super("add-check-constraint", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.AddCheck.class)
                .forEach(
                        add ->
                                report.add(
                                        TableNames.constraint(
                                                add.to(), add.change().constraint().name()),
                                        "check %s is added to %s: it fails on tenants that have a row for which %s is false, and refuses such rows of the running application; correct both first"
                                                .formatted(
                                                        add.change().constraint().name(),
                                                        add.table(),
                                                        add.change().constraint().expression())));
    }
}
