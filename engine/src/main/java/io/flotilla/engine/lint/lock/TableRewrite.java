package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A statement writes the whole table anew, for a reason no other rule names. */
final class TableRewrite extends PlanRule {

    private static final Pattern NAMED =
            Pattern.compile(
                    "\\b(ADD (COLUMN )?.*(DEFAULT|STORED|AS IDENTITY|SERIAL|NEXTVAL)|ALTER (COLUMN )?\\S+ (SET DATA )?TYPE)\\b");

    TableRewrite() {
        super("table-rewrite", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.existing())
                .filter(it -> it.hazards(Hazard.Kind.REWRITE) && !it.has(NAMED))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s writes the whole table anew while nobody reads or writes it; choose a quiet time for the biggest tenants, or copy in batches"
                                                .formatted(it.label())));
    }
}
