package io.flotilla.engine.lint;

import io.flotilla.engine.schema.Schema;

/** A rule of the project's own: it finds every thing of one kind for which a predicate is true. */
public final class UserRule extends SchemaRule {

    private final ModelKind kind;
    private final Predicate where;
    private final String message;

    /**
     * @param where an expression over the kind's record; see {@link Predicate}
     * @param message what to say of what is found; its name is put before it
     * @throws IllegalArgumentException if the expression cannot be read, or names what is not there
     */
    public UserRule(String id, Severity severity, ModelKind kind, String where, String message) {
        super(id, severity);
        this.kind = kind;
        this.where = Predicate.parse(kind, where);
        this.message = message;
    }

    @Override
    protected void check(Schema schema, Report report) {
        kind.members(schema)
                .filter(member -> holds(member, schema))
                .forEach(
                        member ->
                                report.add(
                                        member.name(),
                                        "%s: %s".formatted(member.label(), message)));
    }

    private boolean holds(Member member, Schema schema) {
        try {
            return where.holds(member, schema);
        } catch (IllegalArgumentException e) {
            throw new LintFailure(
                    "rule '%s' cannot be decided for %s: %s"
                            .formatted(id(), member.label(), e.getMessage()),
                    e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserRule rule
                && id().equals(rule.id())
                && severity() == rule.severity()
                && kind == rule.kind
                && where.equals(rule.where)
                && message.equals(rule.message);
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }
}
