package io.flotilla.engine.lint.script;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A plan changes a setting of its session. */
final class SessionSetting extends PlanRule {

    private static final Pattern SETTING =
            Pattern.compile(
                    "^(SET (LOCAL |SESSION )?(?!CONSTRAINTS)|RESET |SELECT (PG_CATALOG.)?SET_CONFIG)");

    SessionSetting() {
        super("session-setting", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.has(SETTING))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s changes a setting that the attempt made; take it out, since timeouts are part of the rollout"
                                                .formatted(it.label())));
    }
}
