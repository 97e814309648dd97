package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Collation;
import java.util.ArrayList;
import java.util.List;

/** Writes collations. What one sorts by cannot be altered, so a new one takes its place. */
final class PostgresCollations implements PostgresObjectWriter<Collation> {

    private final PostgresContext context;

    PostgresCollations(PostgresContext context) {
        this.context = context;
    }

    @Override
    public List<Draft> create(Collation collation) {
        var phase = Phase.CREATE_COLLATION;
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(
                        phase,
                        "CREATE COLLATION %s (%s)"
                                .formatted(
                                        quoted(collation.name()),
                                        String.join(", ", collation.options()))));
        drafts.addAll(
                PostgresComments.ifAny(
                        collation.comment(),
                        PostgresComments.onCollation(
                                phase, collation.name(), collation.comment())));
        return drafts;
    }

    @Override
    public List<Draft> drop(Collation collation) {
        return List.of(
                Draft.of(Phase.DROP_COLLATION, "DROP COLLATION " + quoted(collation.name())));
    }

    /** Also where it is made anew: it takes the old one's place under its dependents. */
    @Override
    public boolean altersInPlace(Collation from, Collation to) {
        return true;
    }

    @Override
    public List<Draft> alter(Collation from, Collation to) {
        return context.replaces(to.objectName())
                ? new PostgresReplacement(context).of("COLLATION", from, to, create(to))
                : List.of(PostgresComments.onCollation(Phase.ALTER_TYPE, to.name(), to.comment()));
    }
}
