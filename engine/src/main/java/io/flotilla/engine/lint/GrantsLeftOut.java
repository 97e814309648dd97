package io.flotilla.engine.lint;

import io.flotilla.engine.schema.ObjectName;

/** Files grant and revoke, and privileges are not managed. */
final class GrantsLeftOut extends SourceRule {

    GrantsLeftOut() {
        super("grants-left-out", Severity.NOTICE);
    }

    @Override
    void check(SourceMap sources, Report report) {
        for (var left : sources.leftOut()) {
            report.add(
                    ObjectName.relation(left.file().path()),
                    "%s has %d statements that do nothing: %s"
                            .formatted(left.file().path(), left.statements(), left.notice()));
        }
    }
}
