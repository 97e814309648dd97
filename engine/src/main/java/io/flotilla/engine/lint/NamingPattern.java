package io.flotilla.engine.lint;

import io.flotilla.engine.schema.Schema;

/** A name that does not match the project's pattern for its kind. */
final class NamingPattern extends SchemaRule {

    private final NamePatterns patterns;

    NamingPattern(NamePatterns patterns) {
        super("naming-pattern", Severity.WARNING);
        this.patterns = patterns;
    }

    @Override
    protected void check(Schema schema, Report report) {
        patterns.check(schema, report);
    }
}
