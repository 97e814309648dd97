package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.Sha256;
import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterObject;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Change.ChangeGrant;
import io.flotilla.engine.change.Change.CreateObject;
import io.flotilla.engine.change.Change.CreateTable;
import io.flotilla.engine.change.Change.DropObject;
import io.flotilla.engine.change.Change.DropTable;
import io.flotilla.engine.change.TableChange.DropColumn;
import io.flotilla.engine.dialect.TrashBin;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.PlanPolicy.Drops;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.schema.ColumnReference;
import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.Domain;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Table;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a plan puts into the trash on its way forward, and by which names: tables and columns, and
 * what these cannot be without. A name has a digest of the plan's two fingerprints in it, so that
 * the same thing can be dropped again by another plan, and is told from what is there by this one.
 */
final class PostgresTrash {

    static final PostgresTrash NONE = new PostgresTrash("", Set.of(), List.of());

    private static final int DIGEST_BYTES = 5;

    private final String plan;
    private final Set<ObjectName> things;
    private final List<Sequence> sequences;

    private PostgresTrash(String plan, Set<ObjectName> things, List<Sequence> sequences) {
        this.plan = plan;
        this.things = things;
        this.sequences = sequences;
    }

    /**
     * @param changes all from {@code from} to {@code to}, those that come along included
     * @param replaced types and collations in whose place new ones come
     */
    static PostgresTrash of(
            Schema from,
            Schema to,
            List<Change> changes,
            Set<ObjectName> replaced,
            PlanPolicy policy) {
        var things = new LinkedHashSet<ObjectName>();
        var dropped = new LinkedHashMap<ObjectName, SchemaObject>();
        for (var change : changes) {
            switch (change) {
                case DropTable(var table) -> {
                    if (policy.drops(table.name()) == Drops.TRASH) {
                        refuseDependent(table, changes, policy);
                        things.add(ObjectName.relation(table.name()));
                    }
                }
                case AlterTable alter -> {
                    var columns = columns(alter, policy);
                    refuseUnfillable(alter.from(), columns, from);
                    refuseInherited(alter.to(), columns, to);
                    things.addAll(columns);
                }
                case DropObject(var object) -> dropped.put(object.objectName(), object);
                case AlterObject(var was, _) -> {
                    if (replaced.contains(was.objectName())) {
                        dropped.put(was.objectName(), was);
                    }
                }
                case CreateObject _, CreateTable _, ChangeGrant _ -> {}
            }
        }
        if (things.isEmpty()) {
            return NONE;
        }
        var sequences =
                from.sequences().stream()
                        .filter(it -> owned(it, things))
                        .filter(
                                it ->
                                        to.sequences().stream().noneMatch(named(it))
                                                || isMadeAnew(it, changes))
                        .toList();
        sequences.forEach(sequence -> dropped.remove(sequence.objectName()));
        while (things.addAll(needed(things, dropped, from.dependencies()))) {
            // what is kept needs more
        }
        var plan = Fingerprinter.fingerprint(from).value() + Fingerprinter.fingerprint(to).value();
        return new PostgresTrash(plan, things, sequences);
    }

    private static List<ObjectName> columns(AlterTable alter, PlanPolicy policy) {
        var table = alter.from().name();
        return alter.changes().stream()
                .filter(_ -> policy.drops(table) == Drops.TRASH)
                .filter(DropColumn.class::isInstance)
                .map(change -> ((DropColumn) change).column())
                .filter(column -> column.generatedAs() == null)
                .map(column -> ObjectName.column(table, column.name()))
                .toList();
    }

    /** What is part of another table is seen through that by whatever name. */
    private static void refuseDependent(Table table, List<Change> changes, PlanPolicy policy) {
        for (var parent : PostgresLineage.parents(table)) {
            var stays = changes.stream().noneMatch(change -> drops(change, parent));
            if (stays || policy.drops(parent) != Drops.TRASH) {
                throw new PlanRefused(
                        List.of(
                                "table %s cannot be kept as trash: it is a part of %s, which %s; plan with `drops: drop` for table %s, or desire it without its parent first"
                                        .formatted(
                                                table.name(),
                                                parent,
                                                stays ? "stays" : "is dropped for good",
                                                table.name())));
            }
        }
    }

    /** A column is renamed in all that inherit it. */
    private static void refuseInherited(Table table, List<ObjectName> columns, Schema to) {
        for (var heir : to.tables()) {
            if (!PostgresLineage.parents(heir).contains(table.name())) {
                continue;
            }
            for (var column : heir.columns()) {
                if (columns.contains(ObjectName.column(table.name(), column.name()))) {
                    throw new PlanRefused(
                            List.of(
                                    "column %s.%s cannot be kept as trash: %s, which inherits it, goes on having it; plan with `drops: drop` for table %s"
                                            .formatted(
                                                    table.name(),
                                                    column.name(),
                                                    heir.name(),
                                                    table.name())));
                }
            }
            refuseInherited(
                    heir,
                    columns.stream().map(it -> ObjectName.column(heir.name(), part(it))).toList(),
                    to);
        }
    }

    private static String part(ObjectName name) {
        return Objects.requireNonNull(name.part());
    }

    private static boolean drops(Change change, String table) {
        return change instanceof DropTable(var dropped) && dropped.name().equals(table);
    }

    /** A type that may not be NULL does not let an application leave its column out. */
    private static void refuseUnfillable(Table table, List<ObjectName> columns, Schema from) {
        for (var domain : from.objects(Domain.class)) {
            for (var column : table.columns()) {
                if (!domain.nullable()
                        && domain.defaultExpression() == null
                        && column.defaultExpression() == null
                        && column.type().equals(PostgresIdentifiers.quoted(domain.name()))
                        && columns.contains(ObjectName.column(table.name(), column.name()))) {
                    throw new PlanRefused(
                            List.of(
                                    "column %s.%s cannot be kept as trash: its domain %s may not be NULL and has no default, so nobody could insert; plan with `drops: drop` for table %s"
                                            .formatted(
                                                    table.name(),
                                                    column.name(),
                                                    domain.name(),
                                                    table.name())));
                }
            }
        }
    }

    private static boolean isMadeAnew(Sequence sequence, List<Change> changes) {
        return changes.stream()
                .anyMatch(
                        change ->
                                change instanceof CreateObject(var object)
                                        && object.objectName().equals(sequence.objectName()));
    }

    private static boolean owned(Sequence sequence, Set<ObjectName> things) {
        var owner = sequence.ownedBy();
        return owner != null
                && (things.contains(ObjectName.relation(owner.relation()))
                        || things.contains(ObjectName.column(owner.relation(), owner.column())));
    }

    private static Predicate<Sequence> named(Sequence like) {
        return sequence -> sequence.name().equals(like.name());
    }

    private static List<ObjectName> needed(
            Set<ObjectName> things,
            Map<ObjectName, SchemaObject> dropped,
            List<Dependency> dependencies) {
        return dependencies.stream()
                .filter(dependency -> dropped.containsKey(dependency.needed()))
                .filter(dependency -> keeps(things, dependency.dependent()))
                .map(Dependency::needed)
                .toList();
    }

    /** Whether it stays with something in the trash; what is about other objects does not. */
    private static boolean keeps(Set<ObjectName> things, ObjectName name) {
        return switch (name.kind()) {
            case TRIGGER, RULE, POLICY, STATISTICS -> false;
            case DEFAULT ->
                    things.contains(name.whole())
                            || things.contains(
                                    ObjectName.column(
                                            name.name(), Objects.requireNonNull(name.part())));
            case COLUMN, CONSTRAINT, INDEX ->
                    things.contains(name) || things.contains(name.whole());
            case RELATION,
                    TYPE,
                    ROUTINE,
                    OPERATOR,
                    COLLATION,
                    TEXT_SEARCH_CONFIGURATION,
                    TEXT_SEARCH_DICTIONARY,
                    EVENT ->
                    things.contains(name);
        };
    }

    boolean holds(ObjectName thing) {
        return things.contains(thing);
    }

    /** Whether the sequence goes and comes with the table or column that owns it. */
    boolean carries(Sequence sequence) {
        return sequences.stream().anyMatch(named(sequence));
    }

    /** The sequences that go and come with a table, in order. */
    List<Sequence> sequencesOf(String table) {
        return sequences.stream().filter(it -> owner(it).relation().equals(table)).toList();
    }

    /** The sequences that go and come with a column, in order. */
    List<Sequence> sequencesOf(String table, String column) {
        return sequencesOf(table).stream().filter(it -> owner(it).column().equals(column)).toList();
    }

    private static ColumnReference owner(Sequence sequence) {
        return Objects.requireNonNull(sequence.ownedBy());
    }

    /** The thing's name in the trash, ended by as much as fits of the one it had. */
    String name(ObjectName thing) {
        var own = thing.part() == null ? thing.name() : thing.part();
        if (thing.kind() == Kind.ROUTINE) {
            own = "routine";
        }
        return PostgresContext.shortened(prefix(thing) + own, PostgresContext.LONGEST_NAME);
    }

    /** The name in the trash of what belongs to a thing and has a name in the schema. */
    String part(ObjectName thing, int number) {
        return prefix(thing) + number;
    }

    private String prefix(ObjectName thing) {
        var digest =
                Sha256.of("%s %s %s %s".formatted(plan, thing.kind(), thing.name(), thing.part()));
        return "%s%s_"
                .formatted(TrashBin.PREFIX, HexFormat.of().formatHex(digest, 0, DIGEST_BYTES));
    }
}
