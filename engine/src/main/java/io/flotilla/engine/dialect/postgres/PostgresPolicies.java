package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes row security policies. A role they are for has to be there: the server names it if not.
 */
final class PostgresPolicies implements PostgresObjectWriter<Policy> {

    private static final List<String> EVERYBODY = List.of("public");

    @Override
    public List<Draft> create(Policy policy) {
        var sql = new StringBuilder("CREATE POLICY ").append(on(policy));
        if (!policy.permissive()) {
            sql.append(" AS RESTRICTIVE");
        }
        if (policy.command() != Policy.Command.ALL) {
            sql.append(" FOR ").append(policy.command());
        }
        if (!policy.roles().equals(EVERYBODY)) {
            sql.append(" TO ").append(roles(policy));
        }
        if (policy.using() != null) {
            sql.append(" USING ").append(PostgresText.parenthesized(policy.using()));
        }
        if (policy.withCheck() != null) {
            sql.append(" WITH CHECK ").append(PostgresText.parenthesized(policy.withCheck()));
        }
        var drafts = new ArrayList<Draft>();
        drafts.add(changing(policy, Phase.CREATE_POLICY, sql.toString()));
        drafts.addAll(PostgresComments.ifAny(policy.comment(), comment(policy)));
        return drafts;
    }

    @Override
    public List<Draft> drop(Policy policy) {
        return List.of(changing(policy, Phase.DROP_POLICY, "DROP POLICY " + on(policy)));
    }

    /**
     * Roles and expressions can be replaced, expressions not taken away,
     * https://www.postgresql.org/docs/current/sql-alterpolicy.html.
     */
    @Override
    public boolean altersInPlace(Policy from, Policy to) {
        return from.command() == to.command()
                && from.permissive() == to.permissive()
                && (from.using() == null || to.using() != null)
                && (from.withCheck() == null || to.withCheck() != null);
    }

    @Override
    public List<Draft> alter(Policy from, Policy to) {
        var actions = new StringBuilder();
        if (!from.roles().equals(to.roles())) {
            actions.append(" TO ").append(roles(to));
        }
        if (to.using() != null && !to.using().equals(from.using())) {
            actions.append(" USING ").append(PostgresText.parenthesized(to.using()));
        }
        if (to.withCheck() != null && !to.withCheck().equals(from.withCheck())) {
            actions.append(" WITH CHECK ").append(PostgresText.parenthesized(to.withCheck()));
        }
        var drafts = new ArrayList<Draft>();
        if (!actions.isEmpty()) {
            drafts.add(changing(to, Phase.CREATE_POLICY, "ALTER POLICY " + on(to) + actions));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(comment(to));
        }
        return drafts;
    }

    private static String on(Policy policy) {
        return "%s ON %s".formatted(quoted(policy.name()), quoted(policy.table()));
    }

    /** A role cannot be called {@code public}. */
    private static String roles(Policy policy) {
        return policy.roles().stream()
                .map(role -> role.equals("public") ? "PUBLIC" : quoted(role))
                .collect(Collectors.joining(", "));
    }

    private static Draft changing(Policy policy, Phase phase, String sql) {
        return Draft.of(phase, sql, PostgresHazards.accessExclusive(policy.table()));
    }

    private static Draft comment(Policy policy) {
        return PostgresComments.onPart(
                Phase.CREATE_POLICY, "POLICY", policy.name(), policy.table(), policy.comment());
    }
}
