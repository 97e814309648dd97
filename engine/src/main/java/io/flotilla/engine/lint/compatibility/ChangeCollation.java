package io.flotilla.engine.lint.compatibility;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import java.util.Objects;

/** A column changes its collation. */
final class ChangeCollation extends ChangeRule {

    ChangeCollation() {
        super("change-collation", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.ChangeColumnType.class)
                .filter(
                        alter ->
                                !Objects.equals(
                                        alter.change().from().collation(),
                                        alter.change().to().collation()))
                .forEach(
                        alter ->
                                report.add(
                                        TableNames.column(alter.to(), alter.change().to()),
                                        "column %s.%s changes its collation: its values sort in another order, and every index over it is built anew; name the collation in queries and indexes instead"
                                                .formatted(
                                                        alter.table(),
                                                        alter.change().to().name())));
    }
}
