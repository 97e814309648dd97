package io.flotilla.engine.lint;

import io.flotilla.engine.dialect.ServerKind;
import io.flotilla.engine.lint.compatibility.CompatibilityRules;
import io.flotilla.engine.lint.data.DataRules;
import io.flotilla.engine.lint.design.DesignRules;
import io.flotilla.engine.lint.destructive.DestructiveRules;
import io.flotilla.engine.lint.lock.LockRules;
import io.flotilla.engine.lint.name.NameRules;
import io.flotilla.engine.lint.script.ScriptRules;
import io.flotilla.engine.lint.security.SecurityRules;
import io.flotilla.engine.lint.type.TypeRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The list of all rules. To add one: its class, a line in its family's list, its page. */
public final class LintRules {

    private LintRules() {}

    /** The rules every project has, as they are without a {@code flotilla.yaml}. */
    public static List<LintRule> builtIn() {
        return of(LintPolicy.DEFAULT, _ -> false, ServerKind.values());
    }

    /** The ids of {@link #builtIn}, sorted. */
    public static Set<String> ids() {
        return ids(builtIn());
    }

    /**
     * @param keyword whether a word is a name only in quotes
     * @param servers whose locks, types and privileges are of interest; those of others than
     *     PostgreSQL the rules know by a plan's hazards alone
     */
    static List<LintRule> of(LintPolicy policy, Predicate<String> keyword, ServerKind... servers) {
        var kinds = Set.of(servers);
        var rules = new ArrayList<LintRule>();
        rules.addAll(DestructiveRules.all());
        rules.addAll(DataRules.all());
        rules.addAll(CompatibilityRules.all());
        rules.addAll(ScriptRules.all());
        rules.addAll(DesignRules.all());
        if (kinds.contains(ServerKind.POSTGRES)) {
            rules.addAll(LockRules.ofPostgres());
            rules.addAll(TypeRules.all());
            rules.addAll(SecurityRules.all());
        }
        if (kinds.contains(ServerKind.MYSQL) || kinds.contains(ServerKind.REDSHIFT)) {
            rules.addAll(LockRules.byHazards());
        }
        rules.addAll(NameRules.all(keyword));
        rules.add(new NamingPattern(policy.names()));
        rules.add(new FileOwnership(policy.ownership()));
        rules.add(new GrantsLeftOut());
        rules.add(new UnknownNolint());
        rules.add(new UnusedNolint());
        rules.addAll(policy.rules());
        return List.copyOf(rules);
    }

    static Set<String> ids(Collection<LintRule> rules) {
        return rules.stream().map(LintRule::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
