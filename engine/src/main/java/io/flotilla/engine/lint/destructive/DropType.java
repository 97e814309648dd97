package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectWords;
import io.flotilla.engine.schema.SchemaObject;

/** An enum, domain, composite or range type is dropped. */
final class DropType extends ChangeRule {

    DropType() {
        super("drop-type", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.dropped(SchemaObject.class)
                .filter(object -> object.objectName().kind() == ObjectName.Kind.TYPE)
                .forEach(
                        type ->
                                report.add(
                                        type.objectName(),
                                        "%s is dropped: statements that name it fail; drop it a release after the last one that does"
                                                .formatted(ObjectWords.of(type))));
    }
}
