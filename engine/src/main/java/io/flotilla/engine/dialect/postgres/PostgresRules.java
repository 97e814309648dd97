package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Enabled;
import io.flotilla.engine.schema.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes rewrite rules; any can take the place of another on the same relation. */
final class PostgresRules implements PostgresObjectWriter<Rule> {

    private static final String CREATE = "CREATE RULE ";

    /** What {@code ALTER TABLE} does for this, to rules and triggers. */
    static String action(Enabled enabled) {
        return switch (enabled) {
            case ORIGIN -> "ENABLE";
            case ALWAYS -> "ENABLE ALWAYS";
            case REPLICA -> "ENABLE REPLICA";
            case DISABLED -> "DISABLE";
        };
    }

    @Override
    public List<Draft> create(Rule rule) {
        var drafts = new ArrayList<Draft>();
        drafts.add(changing(rule, rule.definition()));
        drafts.addAll(enable(rule, Enabled.ORIGIN));
        drafts.addAll(PostgresComments.ifAny(rule.comment(), comment(rule)));
        return drafts;
    }

    @Override
    public List<Draft> drop(Rule rule) {
        return List.of(
                Draft.of(
                        Phase.DROP_RULE,
                        "DROP RULE %s ON %s"
                                .formatted(quoted(rule.name()), quoted(rule.relation())),
                        PostgresHazards.accessExclusive(rule.relation())));
    }

    @Override
    public boolean altersInPlace(Rule from, Rule to) {
        return true;
    }

    @Override
    public List<Draft> alter(Rule from, Rule to) {
        var drafts = new ArrayList<Draft>();
        if (!from.definition().equals(to.definition())) {
            drafts.add(
                    changing(
                            to,
                            "CREATE OR REPLACE RULE "
                                    + to.definition().substring(CREATE.length())));
        }
        drafts.addAll(enable(to, from.enabled()));
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(comment(to));
        }
        return drafts;
    }

    private static List<Draft> enable(Rule rule, Enabled now) {
        return rule.enabled() == now
                ? List.of()
                : List.of(
                        changing(
                                rule,
                                "ALTER TABLE %s %s RULE %s"
                                        .formatted(
                                                quoted(rule.relation()),
                                                action(rule.enabled()),
                                                quoted(rule.name()))));
    }

    private static Draft changing(Rule rule, String sql) {
        return Draft.of(Phase.CREATE_RULE, sql, PostgresHazards.accessExclusive(rule.relation()));
    }

    private static Draft comment(Rule rule) {
        return PostgresComments.onPart(
                Phase.CREATE_RULE, "RULE", rule.name(), rule.relation(), rule.comment());
    }
}
