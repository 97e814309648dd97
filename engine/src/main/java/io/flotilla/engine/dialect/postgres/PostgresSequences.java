package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ColumnReference;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.SequenceOptions;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes sequences, and where a number generator that is new to a table's rows goes on. */
final class PostgresSequences implements PostgresObjectWriter<Sequence> {

    private final PostgresContext context;

    PostgresSequences(PostgresContext context) {
        this.context = context;
    }

    @Override
    public List<Draft> create(Sequence sequence) {
        if (comesBack(sequence)) {
            return List.of();
        }
        var drafts = new ArrayList<Draft>();
        var type = sequence.dataType().equals("bigint") ? "" : " AS " + sequence.dataType();
        var options =
                differing(defaults(sequence.dataType(), sequence.options()), sequence.options());
        drafts.add(
                Draft.of(
                        Phase.CREATE_SEQUENCE,
                        "CREATE %sSEQUENCE %s%s%s"
                                .formatted(
                                        sequence.unlogged() ? "UNLOGGED " : "",
                                        quoted(sequence.name()),
                                        type,
                                        spaced(options))));
        drafts.addAll(
                PostgresComments.ifAny(
                        sequence.comment(),
                        PostgresComments.onSequence(
                                Phase.CREATE_SEQUENCE, sequence.name(), sequence.comment())));
        var owner = sequence.ownedBy();
        if (owner != null) {
            drafts.add(own(Phase.OWN_SEQUENCE, sequence, owner));
            if (columnBefore(owner) != null) {
                drafts.add(
                        continueAfter(
                                Phase.OWN_SEQUENCE,
                                PostgresText.literal(quoted(sequence.name())),
                                owner.relation(),
                                owner.column(),
                                sequence.options()));
            }
        }
        return drafts;
    }

    /**
     * Nothing where the sequence goes with the column that owns it, or stays with it in the trash.
     */
    /** Out of the trash, with the table or column that owns it. */
    private boolean comesBack(Sequence sequence) {
        var owner = sequence.ownedBy();
        return owner != null
                && context.trash().carries(sequence)
                && (context.restores(ObjectName.relation(owner.relation()))
                        || context.restores(ObjectName.column(owner.relation(), owner.column())));
    }

    @Override
    public List<Draft> drop(Sequence sequence) {
        var owner = sequence.ownedBy();
        if ((owner != null && !keeps(owner)) || context.trash().carries(sequence)) {
            return List.of();
        }
        var drop =
                Draft.of(
                        Phase.DROP_SEQUENCE,
                        "DROP SEQUENCE " + quoted(sequence.name()),
                        PostgresHazards.onObject(
                                "ACCESS EXCLUSIVE",
                                "sessions that use sequence %s wait".formatted(sequence.name())));
        return List.of(
                owner == null
                        ? drop.losing("sequence " + sequence.name())
                                .withFinding(
                                        "sequence %s is dropped: how far it has counted is lost"
                                                .formatted(sequence.name()))
                        : drop);
    }

    @Override
    public boolean altersInPlace(Sequence from, Sequence to) {
        return true;
    }

    @Override
    public List<Draft> alter(Sequence from, Sequence to) {
        var drafts = new ArrayList<Draft>();
        var oldOwner = from.ownedBy();
        if (oldOwner != null && !oldOwner.equals(to.ownedBy()) && !keeps(oldOwner)) {
            drafts.add(own(Phase.DETACH, from, null));
            oldOwner = null;
        }
        var retyped = !from.dataType().equals(to.dataType());
        var kept =
                retyped ? retyped(from.options(), from.dataType(), to.dataType()) : from.options();
        var type = retyped ? " AS " + to.dataType() : "";
        drafts.addAll(
                narrows(kept, to.options())
                        ? narrow(type, kept, to)
                        : change(type, kept, to.options(), to));
        if (!Objects.equals(oldOwner, to.ownedBy())) {
            drafts.add(own(Phase.OWN_SEQUENCE, to, to.ownedBy()));
        }
        if (from.unlogged() != to.unlogged() && !followsOwner(from, to)) {
            drafts.add(
                    alter(
                            Phase.CREATE_SEQUENCE,
                            to,
                            to.unlogged() ? " SET UNLOGGED" : " SET LOGGED"));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(PostgresComments.onSequence(Phase.COMMENT, to.name(), to.comment()));
        }
        return drafts;
    }

    private static List<Draft> change(
            String type, SequenceOptions from, SequenceOptions options, Sequence to) {
        var change = type + spaced(differing(from, options));
        return change.isEmpty() ? List.of() : List.of(alter(Phase.CREATE_SEQUENCE, to, change));
    }

    /**
     * Its position has to be within the bounds before they change: the server refuses to leave it
     * outside (https://www.postgresql.org/docs/current/sql-altersequence.html).
     */
    private static List<Draft> narrow(String type, SequenceOptions from, Sequence to) {
        var goal = to.options();
        var wide =
                new SequenceOptions(
                        from.start(),
                        from.increment(),
                        Math.min(from.minimum(), goal.minimum()),
                        Math.max(from.maximum(), goal.maximum()),
                        from.cache(),
                        from.cycle());
        var drafts = new ArrayList<>(change(type, from, wide, to));
        drafts.add(moveInto(to));
        drafts.addAll(change("", wide, goal, to));
        return drafts;
    }

    private static boolean narrows(SequenceOptions from, SequenceOptions to) {
        return to.minimum() > from.minimum() || to.maximum() < from.maximum();
    }

    /** One that was never drawn from begins anew; the numbers one has given out stay given out. */
    private static Draft moveInto(Sequence sequence) {
        var options = sequence.options();
        return Draft.of(
                Phase.CREATE_SEQUENCE,
                "SELECT setval(%s, %d, false) FROM %s WHERE last_value < %d OR NOT is_called AND last_value > %d"
                        .formatted(
                                PostgresText.literal(quoted(sequence.name())),
                                options.start(),
                                quoted(sequence.name()),
                                options.minimum(),
                                options.maximum()),
                PostgresHazards.onObject(
                        "ROW EXCLUSIVE",
                        "sequence %s moves to its new bounds".formatted(sequence.name())));
    }

    /**
     * Moves a generator on to where the rows already are. {@code generator} is SQL for the
     * sequence's name.
     */
    static Draft continueAfter(
            Phase phase, String generator, String table, String column, SequenceOptions options) {
        var up = options.increment() > 0;
        return Draft.of(
                        phase,
                        "SELECT setval(%s, coalesce(%s(%s) %s %d, %d), false) FROM %s"
                                .formatted(
                                        generator,
                                        up ? "max" : "min",
                                        quoted(column),
                                        up ? "+" : "-",
                                        Math.abs(options.increment()),
                                        options.start(),
                                        quoted(table)),
                        PostgresHazards.scan(
                                table, "the highest %s is looked up".formatted(column)))
                .phasedOnly();
    }

    /** The options that differ from {@code from}, as SQL. */
    static String differing(SequenceOptions from, SequenceOptions to) {
        var parts = new ArrayList<String>();
        if (from.increment() != to.increment()) {
            parts.add("INCREMENT BY " + to.increment());
        }
        if (from.minimum() != to.minimum()) {
            parts.add("MINVALUE " + to.minimum());
        }
        if (from.maximum() != to.maximum()) {
            parts.add("MAXVALUE " + to.maximum());
        }
        if (from.start() != to.start()) {
            parts.add("START WITH " + to.start());
        }
        if (from.cache() != to.cache()) {
            parts.add("CACHE " + to.cache());
        }
        if (from.cycle() != to.cycle()) {
            parts.add(to.cycle() ? "CYCLE" : "NO CYCLE");
        }
        return String.join(" ", parts);
    }

    /** What the server takes for options that are not given, the increment's sign apart. */
    static SequenceOptions defaults(String type, SequenceOptions like) {
        var up = like.increment() > 0;
        var minimum = up ? 1 : lowest(type);
        var maximum = up ? highest(type) : -1;
        // an unset START follows the bounds that are set
        return new SequenceOptions(
                up ? like.minimum() : like.maximum(), 1, minimum, maximum, 1, false);
    }

    /**
     * What becomes of the options when the type changes: a bound that was the old type's own
     * becomes the new type's, https://www.postgresql.org/docs/current/sql-altersequence.html.
     */
    static SequenceOptions retyped(SequenceOptions options, String from, String to) {
        return new SequenceOptions(
                options.start(),
                options.increment(),
                options.minimum() == lowest(from) ? lowest(to) : options.minimum(),
                options.maximum() == highest(from) ? highest(to) : options.maximum(),
                options.cache(),
                options.cycle());
    }

    private static Draft own(Phase phase, Sequence sequence, @Nullable ColumnReference owner) {
        var name = owner == null ? "NONE" : quoted(owner.relation()) + "." + quoted(owner.column());
        return alter(phase, sequence, " OWNED BY " + name).phasedOnly();
    }

    private static Draft alter(Phase phase, Sequence sequence, String change) {
        return Draft.of(
                phase,
                "ALTER SEQUENCE " + quoted(sequence.name()) + change,
                PostgresHazards.onObject(
                        "SHARE ROW EXCLUSIVE",
                        "sessions that draw from sequence %s wait".formatted(sequence.name())));
    }

    /** Since PostgreSQL 15 a sequence changes with the table of the column that owns it. */
    private boolean followsOwner(Sequence from, Sequence to) {
        var owner = to.ownedBy();
        if (owner == null || !owner.equals(from.ownedBy())) {
            return false;
        }
        var before = context.before(owner.relation());
        var after = context.after(owner.relation());
        return before != null
                && after != null
                && unlogged(before) != unlogged(after)
                && unlogged(after) == to.unlogged();
    }

    private static boolean unlogged(Table table) {
        return PostgresTableOptions.of(table).storage().unlogged();
    }

    private static String spaced(String options) {
        return options.isEmpty() ? "" : " " + options;
    }

    private @Nullable Column columnBefore(ColumnReference reference) {
        var table = context.before(reference.relation());
        return table == null ? null : PostgresColumns.find(table, reference.column());
    }

    /** Whether the column stays; one that becomes a computed one is made anew. */
    private boolean keeps(ColumnReference reference) {
        var table = context.after(reference.relation());
        var column = table == null ? null : PostgresColumns.find(table, reference.column());
        return column != null && column.generatedAs() == null;
    }

    private static long lowest(String type) {
        return switch (type) {
            case "smallint" -> Short.MIN_VALUE;
            case "integer" -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    private static long highest(String type) {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}
