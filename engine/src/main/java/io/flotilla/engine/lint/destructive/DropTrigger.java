package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.RelationNames;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.ObjectWords;
import io.flotilla.engine.schema.Rule;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Trigger;

/** A trigger or rule is dropped, and its table or view stays. */
final class DropTrigger extends ChangeRule {

    DropTrigger() {
        super("drop-trigger", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.dropped(SchemaObject.class)
                .filter(DropTrigger::acts)
                .filter(it -> RelationNames.of(change.to()).contains(it.objectName().name()))
                .forEach(
                        it ->
                                report.add(
                                        it.objectName(),
                                        "%s is dropped: what it did just stops happening, and nothing fails; see that nobody needs it"
                                                .formatted(ObjectWords.of(it))));
    }

    private static boolean acts(SchemaObject object) {
        return object instanceof Trigger || object instanceof Rule;
    }
}
