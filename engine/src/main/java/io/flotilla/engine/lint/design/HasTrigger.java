package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.ObjectWords;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Trigger;

/** A table or view has a trigger. */
final class HasTrigger extends SchemaRule {

    HasTrigger() {
        super("has-trigger", Severity.OFF);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var trigger : schema.objects(Trigger.class)) {
            report.add(
                    trigger.objectName(),
                    "%s does what no statement of the application says; do it there"
                            .formatted(ObjectWords.of(trigger)));
        }
    }
}
