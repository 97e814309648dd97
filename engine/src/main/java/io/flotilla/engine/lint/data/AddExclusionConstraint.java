package io.flotilla.engine.lint.data;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;

/** An exclusion constraint is added to a table that is there already. */
final class AddExclusionConstraint extends ChangeRule {

    AddExclusionConstraint() {
        super("add-exclusion-constraint", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.AddExclusion.class)
                .forEach(
                        add ->
                                report.add(
                                        TableNames.constraint(
                                                add.to(), add.change().constraint().name()),
                                        "exclusion constraint %s is added to %s: it fails on tenants that have rows which overlap; resolve those first"
                                                .formatted(
                                                        add.change().constraint().name(),
                                                        add.table())));
    }
}
