package io.flotilla.engine.lint.compatibility;

import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.View;

/** A view loses a column, or a column of it changes its type. */
final class ChangeViewColumns extends ChangeRule {

    ChangeViewColumns() {
        super("change-view-columns", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        for (var before : change.from().views()) {
            change.to().views().stream()
                    .filter(after -> after.name().equals(before.name()))
                    .forEach(after -> check(before, after, report));
        }
    }

    private static void check(View before, View after, Report report) {
        for (var column : before.columns()) {
            var now =
                    after.columns().stream()
                            .filter(other -> other.name().equals(column.name()))
                            .findFirst();
            if (now.isEmpty()) {
                report.add(
                        ObjectName.relation(after.name()),
                        "view %s loses its column %s: queries of the running application that name it fail; keep it, or make a second view"
                                .formatted(after.name(), column.name()));
            } else if (!now.get().type().equals(column.type())) {
                report.add(
                        ObjectName.relation(after.name()),
                        "column %s of view %s changes from %s to %s: the running application reads the old type; keep it with a cast, or make a second view"
                                .formatted(
                                        column.name(),
                                        after.name(),
                                        column.type(),
                                        now.get().type()));
            }
        }
    }
}
