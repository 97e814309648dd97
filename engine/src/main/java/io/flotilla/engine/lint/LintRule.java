package io.flotilla.engine.lint;

/**
 * One thing to look for. Stateless, for any thread. The id is kebab-case, never changes, and names
 * the rule's page in {@code docs/lint}.
 */
public abstract sealed class LintRule
        permits SchemaRule, ChangeRule, PlanRule, SourceRule, DirectiveRule {

    private final String id;
    private final Severity severity;

    /**
     * @param severity unless {@code flotilla.yaml} says otherwise
     */
    protected LintRule(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    public final String id() {
        return id;
    }

    public final Severity severity() {
        return severity;
    }

    @Override
    public final String toString() {
        return id;
    }
}
