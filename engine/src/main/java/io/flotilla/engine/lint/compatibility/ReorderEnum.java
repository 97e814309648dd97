package io.flotilla.engine.lint.compatibility;

import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.ObjectName;
import java.util.List;

/** The values of an enum change their order. */
final class ReorderEnum extends ChangeRule {

    ReorderEnum() {
        super("reorder-enum", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        for (var before : change.from().enums()) {
            change.to().enums().stream()
                    .filter(after -> after.name().equals(before.name()))
                    .filter(after -> reordered(before.values(), after.values()))
                    .forEach(
                            after ->
                                    report.add(
                                            ObjectName.type(after.name()),
                                            "the values of enum %s change their order: sorting and comparing give other results, and every column of the type is converted; leave the order and sort by an expression"
                                                    .formatted(after.name())));
        }
    }

    private static boolean reordered(List<String> before, List<String> after) {
        var kept = before.stream().filter(after::contains).toList();
        return !kept.equals(after.stream().filter(before::contains).toList());
    }
}
