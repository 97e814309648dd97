package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectWords;
import io.flotilla.engine.schema.SchemaObject;

/** A function, procedure or aggregate is dropped, or takes other arguments. */
final class DropRoutine extends ChangeRule {

    DropRoutine() {
        super("drop-routine", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.dropped(SchemaObject.class)
                .filter(object -> object.objectName().kind() == ObjectName.Kind.ROUTINE)
                .forEach(
                        it ->
                                report.add(
                                        it.objectName(),
                                        "%s is dropped: calls of the running application fail; keep it beside the new one until nothing calls it"
                                                .formatted(ObjectWords.of(it))));
    }
}
