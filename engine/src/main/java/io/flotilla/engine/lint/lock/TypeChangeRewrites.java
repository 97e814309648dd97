package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A change of type writes the table anew. */
final class TypeChangeRewrites extends PlanRule {

    private static final Pattern TYPE =
            Pattern.compile("\\bALTER (COLUMN )?\\S+ (SET DATA )?TYPE\\b");

    TypeChangeRewrites() {
        super("type-change-rewrites", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.existing())
                .filter(it -> it.hazards(Hazard.Kind.REWRITE) && it.has(TYPE))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s changes a type by writing the table anew while nobody reads or writes it; add a column of the new type and fill it in batches"
                                                .formatted(it.label())));
    }
}
