package io.flotilla.engine.lint;

/** Looks at the SQL files a desired state is written in. */
abstract non-sealed class SourceRule extends LintRule {

    SourceRule(String id, Severity severity) {
        super(id, severity);
    }

    abstract void check(SourceMap sources, Report report);
}
