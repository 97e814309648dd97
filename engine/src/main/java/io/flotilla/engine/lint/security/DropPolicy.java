package io.flotilla.engine.lint.security;

import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.RelationNames;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.ObjectWords;
import io.flotilla.engine.schema.Policy;

/** A policy is dropped, and its table stays. */
final class DropPolicy extends ChangeRule {

    DropPolicy() {
        super("drop-policy", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.dropped(Policy.class)
                .filter(it -> RelationNames.of(change.to()).contains(it.table()))
                .forEach(
                        it ->
                                report.add(
                                        it.objectName(),
                                        "%s is dropped: who sees which rows changes at once; see what the policies that are left allow"
                                                .formatted(ObjectWords.of(it))));
    }
}
