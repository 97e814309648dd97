package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.TableChange.AddIndex;
import io.flotilla.engine.change.TableChange.DropIndex;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexKey;
import io.flotilla.engine.schema.IndexOptions;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes indexes. One that changes is built under another name beside the old one, and takes its
 * name when that is gone, so that queries are never without.
 */
final class PostgresIndexes {

    private final PostgresContext context;

    PostgresIndexes(PostgresContext context) {
        this.context = context;
    }

    /** What a foreign key could rest on: constraints and unique indexes, whole. */
    static Set<Object> keys(Table table) {
        var keys = new HashSet<Object>(table.uniqueConstraints());
        if (table.primaryKey() != null) {
            keys.add(table.primaryKey());
        }
        table.indexes().stream().filter(Index::unique).forEach(keys::add);
        return keys;
    }

    /** The names of the table's indexes that are attached to the given one. */
    static Stream<String> attached(Table table, String index) {
        return TableIndex.of(table).stream()
                .filter(it -> index.equals(it.attachedTo()))
                .map(TableIndex::name)
                .sorted();
    }

    /** Every column the index needs, and whatever else its expressions name. */
    static Set<String> names(Index index) {
        var names = new HashSet<>(index.include());
        for (var key : index.keys()) {
            if (key.column() != null) {
                names.add(key.column());
            }
        }
        names.addAll(expressionNames(index));
        return names;
    }

    static Set<String> expressionNames(Index index) {
        var names = new HashSet<String>();
        for (var key : index.keys()) {
            if (key.expression() != null) {
                names.addAll(PostgresText.names(key.expression()));
            }
        }
        if (index.predicate() != null) {
            names.addAll(PostgresText.names(index.predicate()));
        }
        return names;
    }

    /** An index of a new table. */
    List<Draft> create(Table table, Index index) {
        var drafts = new ArrayList<Draft>();
        var partitioned = context.partitioned(table.name());
        if (partitioned && !context.complete(table.name(), index.name())) {
            return addByPartition(table, index);
        }
        var phase = partitioned ? Phase.CREATE_PARTITIONED_INDEX : Phase.CREATE_INDEX;
        drafts.add(create(phase, table, index, index.name(), "", quoted(table.name())));
        drafts.addAll(about(phase, index));
        return drafts;
    }

    List<Draft> add(PostgresTableChanges table, Index index) {
        if (context.partitioned(table.name()) && context.beside(table.name())) {
            return addByPartition(table.to(), index);
        }
        if (!context.online(table.name())) {
            return create(table.to(), index);
        }
        var drafts = new ArrayList<Draft>();
        if (!replaces(table, index)) {
            drafts.add(createConcurrently(table.to(), index, index.name()));
            drafts.addAll(about(Phase.FINISH_COMMENT, index));
            return drafts;
        }
        var temporary = context.freeName(index.name(), "_new");
        drafts.add(createConcurrently(table.to(), index, temporary).phasedOnly());
        drafts.add(
                Draft.of(
                        Phase.RENAME_INDEX,
                        "ALTER INDEX %s RENAME TO %s"
                                .formatted(quoted(temporary), quoted(index.name())),
                        PostgresHazards.onObject(
                                "SHARE UPDATE EXCLUSIVE", "other changes of the index wait")));
        drafts.addAll(about(Phase.FINISH_COMMENT, index));
        return drafts;
    }

    /** The index of the whole is complete once every partition's is attached to it. */
    private List<Draft> addByPartition(Table table, Index index) {
        var drafts = new ArrayList<Draft>();
        drafts.add(
                create(
                        Phase.CREATE_PARTITIONED_INDEX,
                        table,
                        index,
                        index.name(),
                        "",
                        "ONLY " + quoted(table.name())));
        drafts.addAll(about(Phase.CREATE_PARTITIONED_INDEX, index));
        context.attachedTo(table.name(), index.name())
                .forEach(part -> drafts.add(attach(index.name(), part)));
        return drafts;
    }

    static Draft attach(String index, String part) {
        return Draft.of(
                        Phase.ATTACH_INDEX,
                        "ALTER INDEX %s ATTACH PARTITION %s".formatted(quoted(index), quoted(part)),
                        PostgresHazards.onObject(
                                "SHARE UPDATE EXCLUSIVE", "other changes of the index wait"))
                .phasedOnly();
    }

    static IndexOptions.Postgres of(IndexOptions options) {
        return switch (options) {
            case IndexOptions.Postgres it -> it;
        };
    }

    /** As part of a constraint. */
    static String storage(IndexOptions options) {
        var tablespace = of(options).tablespace();
        return PostgresParameters.with(of(options).parameters())
                + (tablespace == null ? "" : " USING INDEX TABLESPACE " + quoted(tablespace));
    }

    /** As part of {@code CREATE INDEX}. */
    static String ownStorage(IndexOptions options) {
        var tablespace = of(options).tablespace();
        return PostgresParameters.with(of(options).parameters())
                + (tablespace == null ? "" : " TABLESPACE " + quoted(tablespace));
    }

    static String using(String method) {
        return method.equals("btree") ? "" : " USING " + quoted(method);
    }

    static List<Draft> changeOptions(
            String index, IndexOptions from, IndexOptions to, String table) {
        var before = of(from);
        var after = of(to);
        var drafts = new ArrayList<Draft>();
        for (var change : PostgresParameters.changes(before.parameters(), after.parameters())) {
            drafts.add(
                    Draft.of(
                            Phase.CHANGE_COLUMN,
                            "ALTER INDEX %s %s".formatted(quoted(index), change),
                            PostgresHazards.onObject(
                                    "SHARE UPDATE EXCLUSIVE", "other changes of the index wait")));
        }
        if (!Objects.equals(before.tablespace(), after.tablespace())) {
            var tablespace = after.tablespace() == null ? "pg_default" : after.tablespace();
            drafts.add(
                    Draft.of(
                            Phase.CHANGE_COLUMN,
                            "ALTER INDEX %s SET TABLESPACE %s"
                                    .formatted(quoted(index), quoted(tablespace)),
                            PostgresHazards.onObject(
                                    "ACCESS EXCLUSIVE",
                                    "nobody uses index %s until it is copied".formatted(index)),
                            PostgresHazards.rewrite(table, "its index is copied")));
        }
        if (!Objects.equals(before.comment(), after.comment())) {
            drafts.add(PostgresComments.onIndex(Phase.COMMENT, index, after.comment()));
        }
        return drafts;
    }

    /** On the index of a new constraint, if there is one. */
    static List<Draft> comment(Phase phase, String index, IndexOptions options) {
        var comment = of(options).comment();
        return PostgresComments.ifAny(comment, PostgresComments.onIndex(phase, index, comment));
    }

    static List<Draft> changeStatistics(Phase phase, Index from, Index to) {
        var drafts = new ArrayList<Draft>();
        for (var i = 0; i < to.keys().size(); i++) {
            var target = to.keys().get(i).statistics();
            if (!Objects.equals(from.keys().get(i).statistics(), target)) {
                drafts.add(
                        Draft.of(
                                phase,
                                "ALTER INDEX %s ALTER COLUMN %d SET STATISTICS %d"
                                        .formatted(
                                                quoted(to.name()),
                                                i + 1,
                                                target == null ? -1 : target),
                                PostgresHazards.onObject(
                                        "SHARE UPDATE EXCLUSIVE",
                                        "other changes of the index wait")));
            }
        }
        return drafts;
    }

    Draft drop(PostgresTableChanges table, Index index) {
        if (!dropsConcurrently(table, index)) {
            var constraints = context.constraintsAttachedTo(table.name(), index.name());
            var drop =
                    Draft.of(
                            Phase.DROP_INDEX,
                            "DROP INDEX %s%s"
                                    .formatted(
                                            quoted(index.name()),
                                            constraints.isEmpty() ? "" : " CASCADE"),
                            PostgresHazards.accessExclusive(table.name()));
            return constraints.isEmpty()
                    ? drop
                    : drop.withNote("takes along " + String.join(", ", constraints));
        }
        return Draft.of(
                        Phase.DROP_INDEX_CONCURRENTLY,
                        "DROP INDEX CONCURRENTLY " + quoted(index.name()),
                        PostgresHazards.shareUpdateExclusive(table.name(), false))
                .alone()
                .withNote("dropped concurrently (policy)");
    }

    private boolean replaces(PostgresTableChanges table, Index index) {
        return table.all(DropIndex.class)
                .map(DropIndex::index)
                .anyMatch(old -> old.name().equals(index.name()) && dropsConcurrently(table, old));
    }

    /**
     * Not where a column takes the index along, or its name or its work is needed before: an index
     * that a partitioned table's takes over has its name by then.
     */
    private boolean dropsConcurrently(PostgresTableChanges table, Index index) {
        var anew =
                table.all(AddIndex.class)
                        .map(AddIndex::index)
                        .filter(other -> other.name().equals(index.name()))
                        .findAny();
        var columns = index.keys().stream().map(IndexKey::column).filter(Objects::nonNull).toList();
        var inTheWay =
                context.remakes(ObjectName.part(ObjectName.Kind.INDEX, table.name(), index.name()));
        return context.online(table.name())
                && !inTheWay
                && !table.touches(names(index))
                && anew.map(other -> of(other.options()).attachedTo() == null)
                        .orElse(!context.relationAfter(index.name()))
                && !(index.unique() && context.referenced(table.name(), columns));
    }

    private Draft createConcurrently(Table table, Index index, String name) {
        return create(
                        Phase.CREATE_INDEX_CONCURRENTLY,
                        table,
                        index,
                        name,
                        "CONCURRENTLY ",
                        quoted(table.name()))
                .alone();
    }

    private Draft create(
            Phase phase, Table table, Index index, String name, String how, String where) {
        var draft =
                Draft.of(
                        phase,
                        "CREATE %sINDEX %s%s ON %s%s (%s)%s%s%s%s"
                                .formatted(
                                        index.unique() ? "UNIQUE " : "",
                                        how,
                                        quoted(name),
                                        where,
                                        using(index.method()),
                                        index.keys().stream()
                                                .map(PostgresIndexes::key)
                                                .collect(Collectors.joining(", ")),
                                        PostgresConstraints.include(index.include()),
                                        index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "",
                                        ownStorage(index.options()),
                                        index.predicate() == null
                                                ? ""
                                                : " WHERE " + index.predicate()),
                        lock(phase, table));
        if (index.unique()) {
            draft =
                    draft.withHazard(
                                    PostgresHazards.dataDependent(
                                            table.name(),
                                            "it fails if two rows agree on the keys of "
                                                    + index.name()))
                            .withChecks(checks(table, index));
        }
        return noted(phase, table, draft);
    }

    private Draft noted(Phase phase, Table table, Draft draft) {
        if (phase == Phase.CREATE_INDEX_CONCURRENTLY) {
            return draft.withNote("built concurrently (policy)");
        }
        return phase == Phase.CREATE_INDEX && context.existing(table.name())
                ? draft.withNote("built in the transaction (policy)")
                : draft;
    }

    private Hazard lock(Phase phase, Table table) {
        if (phase == Phase.CREATE_INDEX_CONCURRENTLY) {
            return PostgresHazards.shareUpdateExclusive(table.name(), false);
        }
        return phase == Phase.CREATE_PARTITIONED_INDEX && context.beside(table.name())
                ? PostgresHazards.shareBriefly(table.name())
                : PostgresHazards.share(table.name());
    }

    private List<Check> checks(Table table, Index index) {
        if (!context.readableNow(table.name(), names(index))) {
            return List.of();
        }
        var keys =
                index.keys().stream()
                        .map(
                                key ->
                                        key.column() == null
                                                ? PostgresText.parenthesized(
                                                        Objects.requireNonNull(key.expression()))
                                                : quoted(key.column()))
                        .toList();
        return List.of(
                new Check(
                        PostgresKeys.noDuplicates(
                                table, keys, index.predicate(), index.nullsNotDistinct()),
                        "%s gets the unique index %s".formatted(table.name(), index.name())));
    }

    static String key(IndexKey key) {
        var sql =
                new StringBuilder(
                        key.column() != null
                                ? quoted(key.column())
                                : PostgresText.parenthesized(
                                        Objects.requireNonNull(key.expression())));
        if (key.collation() != null) {
            sql.append(" COLLATE ").append(key.collation());
        }
        if (key.operatorClass() != null) {
            sql.append(' ').append(key.operatorClass());
        }
        if (!key.operatorClassOptions().isEmpty()) {
            sql.append(' ').append(PostgresParameters.list(key.operatorClassOptions()));
        }
        if (key.descending()) {
            sql.append(" DESC");
        }
        if (key.descending() != key.nullsFirst()) {
            sql.append(key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
        }
        return sql.toString();
    }

    /** What {@code CREATE INDEX} cannot say. */
    private static List<Draft> about(Phase phase, Index index) {
        var drafts =
                new ArrayList<>(
                        changeStatistics(
                                phase,
                                index.withKeys(
                                        index.keys().stream()
                                                .map(key -> key.withStatistics(null))
                                                .toList()),
                                index));
        drafts.addAll(
                PostgresComments.ifAny(
                        index.comment(),
                        PostgresComments.onIndex(phase, index.name(), index.comment())));
        return drafts;
    }
}
