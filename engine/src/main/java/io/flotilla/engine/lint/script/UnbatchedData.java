package io.flotilla.engine.lint.script;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import java.util.regex.Pattern;

/** A plan changes data in one statement. */
final class UnbatchedData extends PlanRule {

    private static final Pattern DATA =
            Pattern.compile(
                    "^(WITH .*\\b)?(UPDATE|DELETE FROM|INSERT INTO .*\\bSELECT|MERGE INTO)\\b");
    private static final Pattern BATCH = Pattern.compile("--\\s*flotilla:batch\\b");

    UnbatchedData() {
        super("unbatched-data", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.existing() && it.has(DATA))
                .filter(it -> !inBatches(it.statement()))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s changes data in one go: its rows stay locked until the end, hours on the biggest tenant; write -- flotilla:batch rows=1000 before it"
                                                .formatted(it.label())));
    }

    private static boolean inBatches(Statement statement) {
        var data = statement.data();
        return (data != null && data.batch() != null) || BATCH.matcher(statement.sql()).find();
    }
}
