package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.ObjectName;

/** An enum loses a value. */
final class DropEnumValue extends ChangeRule {

    DropEnumValue() {
        super("drop-enum-value", Severity.ERROR);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        for (var before : change.from().enums()) {
            for (var after : change.to().enums()) {
                if (after.name().equals(before.name())) {
                    check(before, after, report);
                }
            }
        }
    }

    private static void check(EnumType before, EnumType after, Report report) {
        for (var value : before.values()) {
            if (!after.values().contains(value)) {
                report.add(
                        ObjectName.type(after.name()),
                        "enum %s loses the value '%s': it fails where a row has it, converts every column of the type, and the application that is running may still write it; replace it in the data first, or leave it unused"
                                .formatted(after.name(), value));
            }
        }
    }
}
