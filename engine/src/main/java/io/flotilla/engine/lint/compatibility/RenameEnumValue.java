package io.flotilla.engine.lint.compatibility;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.ObjectName;
import java.util.Objects;

/** An enum value gets another name. */
final class RenameEnumValue extends ChangeRule {

    RenameEnumValue() {
        super("rename-enum-value", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.renames(Rename.Kind.ENUM_VALUE)
                .forEach(
                        it ->
                                report.add(
                                        ObjectName.type(Objects.requireNonNull(it.owner())),
                                        "enum value %s is called %s from then on: the running application uses the old name and fails; keep both for a release, or keep the name"
                                                .formatted(it.from(), it.to())));
    }
}
