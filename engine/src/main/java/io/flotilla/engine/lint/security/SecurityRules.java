package io.flotilla.engine.lint.security;

import io.flotilla.engine.lint.LintRule;
import java.util.List;

/** The rules about row security, routines and privileges. */
public final class SecurityRules {

    private SecurityRules() {}

    public static List<LintRule> all() {
        return List.of(
                new SecurityDefinerSearchPath(),
                new PolicyWithoutRowSecurity(),
                new RowSecurityWithoutPolicy(),
                new ViewBypassesRowSecurity(),
                new DropPolicy(),
                new DisableRowSecurity(),
                new GrantToPublic(),
                new GrantOption(),
                new RevokePrivilege());
    }
}
