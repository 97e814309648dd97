package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;

/** An enum type is dropped. */
final class DropType extends ChangeRule {

    DropType() {
        super("drop-type", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        for (var type : change.dropped(Schema::enums, EnumType::name)) {
            report.add(
                    ObjectName.type(type.name()),
                    "type %s is dropped: statements that name it fail; drop it a release after the last one that does"
                            .formatted(type.name()));
        }
    }
}
