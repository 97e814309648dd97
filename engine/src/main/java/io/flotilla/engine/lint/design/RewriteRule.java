package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.ObjectWords;
import io.flotilla.engine.schema.Rule;
import io.flotilla.engine.schema.Schema;

/** A table or view has a rewrite rule. */
final class RewriteRule extends SchemaRule {

    RewriteRule() {
        super("rewrite-rule", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var rewrite : schema.objects(Rule.class)) {
            report.add(
                    rewrite.objectName(),
                    "%s rewrites statements, which computes expressions twice and surprises; use a trigger"
                            .formatted(ObjectWords.of(rewrite)));
        }
    }
}
