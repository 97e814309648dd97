package io.flotilla.engine.lint.script;

import io.flotilla.engine.lint.LintRule;
import java.util.List;

/** The rules about what a plan runs, by hand or by choice. */
public final class ScriptRules {

    private ScriptRules() {}

    public static List<LintRule> all() {
        return List.of(
                new DataLoss(),
                new Truncate(),
                new DropCascade(),
                new UnbatchedData(),
                new TransactionControl(),
                new SessionSetting(),
                new PrivilegeChange(),
                new NoWayBack());
    }
}
