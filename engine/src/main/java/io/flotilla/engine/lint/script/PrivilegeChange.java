package io.flotilla.engine.lint.script;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A plan grants or revokes privileges, and they are not managed. */
final class PrivilegeChange extends PlanRule {

    private static final Pattern PRIVILEGE =
            Pattern.compile("^(GRANT|REVOKE|ALTER DEFAULT PRIVILEGES|REASSIGN OWNED)\\b");

    PrivilegeChange() {
        super("privilege-change", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        if (Dialects.require(plan.dialect()).privileges() == Privileges.MANAGED) {
            return;
        }
        PlanStatement.of(plan).stream()
                .filter(it -> it.has(PRIVILEGE))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s changes privileges: it fails on a server without the role, and drift of it is not seen; say privileges: managed in flotilla.yaml, or manage them with the roles"
                                                .formatted(it.label())));
    }
}
