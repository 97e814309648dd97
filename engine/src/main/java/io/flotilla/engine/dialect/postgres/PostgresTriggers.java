package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Enabled;
import io.flotilla.engine.schema.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes triggers. They come last of what shares a transaction, and one that is made anew goes and
 * comes within it, so that no row escapes it.
 */
final class PostgresTriggers implements PostgresObjectWriter<Trigger> {

    private static final String CREATE = "CREATE TRIGGER ";

    @Override
    public List<Draft> create(Trigger trigger) {
        var drafts = new ArrayList<Draft>();
        drafts.add(creating(trigger, trigger.definition()));
        drafts.addAll(enable(trigger, Enabled.ORIGIN));
        drafts.addAll(PostgresComments.ifAny(trigger.comment(), comment(trigger)));
        return drafts;
    }

    @Override
    public List<Draft> drop(Trigger trigger) {
        return List.of(
                Draft.of(
                        Phase.DROP_TRIGGER,
                        "DROP TRIGGER %s ON %s"
                                .formatted(quoted(trigger.name()), quoted(trigger.relation())),
                        PostgresHazards.accessExclusive(trigger.relation())));
    }

    /**
     * A constraint trigger cannot be replaced, nor what is none by one,
     * https://www.postgresql.org/docs/14/sql-createtrigger.html.
     */
    @Override
    public boolean altersInPlace(Trigger from, Trigger to) {
        return from.definition().equals(to.definition())
                || (from.definition().startsWith(CREATE) && to.definition().startsWith(CREATE));
    }

    @Override
    public List<Draft> alter(Trigger from, Trigger to) {
        var drafts = new ArrayList<Draft>();
        var enabled = from.enabled();
        if (!from.definition().equals(to.definition())) {
            drafts.add(
                    creating(
                            to,
                            "CREATE OR REPLACE TRIGGER "
                                    + to.definition().substring(CREATE.length())));
            // a trigger that is replaced is enabled by that
            enabled = Enabled.ORIGIN;
        }
        drafts.addAll(enable(to, enabled));
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(comment(to));
        }
        return drafts;
    }

    private static Draft creating(Trigger trigger, String sql) {
        return Draft.of(
                Phase.CREATE_TRIGGER,
                sql,
                PostgresHazards.shareRowExclusive(trigger.relation(), true));
    }

    private static List<Draft> enable(Trigger trigger, Enabled now) {
        return trigger.enabled() == now
                ? List.of()
                : List.of(
                        Draft.of(
                                Phase.CREATE_TRIGGER,
                                "ALTER TABLE %s %s TRIGGER %s"
                                        .formatted(
                                                quoted(trigger.relation()),
                                                PostgresRules.action(trigger.enabled()),
                                                quoted(trigger.name())),
                                PostgresHazards.shareRowExclusive(trigger.relation(), true)));
    }

    private static Draft comment(Trigger trigger) {
        return PostgresComments.onPart(
                Phase.CREATE_TRIGGER,
                "TRIGGER",
                trigger.name(),
                trigger.relation(),
                trigger.comment());
    }
}
