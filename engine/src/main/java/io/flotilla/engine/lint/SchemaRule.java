package io.flotilla.engine.lint;

import io.flotilla.engine.schema.Schema;

/**
 * Looks at one schema. What it finds in the current schema already is old, and is not told again
 * when a change is linted.
 */
public abstract non-sealed class SchemaRule extends LintRule {

    protected SchemaRule(String id, Severity severity) {
        super(id, severity);
    }

    protected abstract void check(Schema schema, Report report);
}
