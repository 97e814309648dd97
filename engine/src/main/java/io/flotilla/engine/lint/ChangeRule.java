package io.flotilla.engine.lint;

/** Looks at what differs between the current and the desired schema. */
public abstract non-sealed class ChangeRule extends LintRule {

    protected ChangeRule(String id, Severity severity) {
        super(id, severity);
    }

    protected abstract void check(SchemaChange change, Report report);
}
