package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.TableChange.AddIndex;
import io.flotilla.engine.change.TableChange.DropIndex;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexKey;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

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
        drafts.add(create(table, index, index.name(), false));
        drafts.addAll(comment(Phase.CREATE_INDEX, index));
        return drafts;
    }

    List<Draft> add(PostgresTableChanges table, Index index) {
        if (!context.online(table.name())) {
            return create(table.to(), index);
        }
        var drafts = new ArrayList<Draft>();
        if (!replaces(table, index)) {
            drafts.add(create(table.to(), index, index.name(), true));
            drafts.addAll(comment(Phase.FINISH_COMMENT, index));
            return drafts;
        }
        var temporary = context.freeName(index.name(), "_new");
        drafts.add(create(table.to(), index, temporary, true).phasedOnly());
        drafts.add(
                Draft.of(
                        Phase.RENAME_INDEX,
                        "ALTER INDEX %s RENAME TO %s"
                                .formatted(quoted(temporary), quoted(index.name())),
                        PostgresHazards.onObject(
                                "SHARE UPDATE EXCLUSIVE", "other changes of the index wait")));
        drafts.addAll(comment(Phase.FINISH_COMMENT, index));
        return drafts;
    }

    Draft drop(PostgresTableChanges table, Index index) {
        if (!dropsConcurrently(table, index)) {
            return Draft.of(
                    Phase.DROP_INDEX,
                    "DROP INDEX " + quoted(index.name()),
                    PostgresHazards.accessExclusive(table.name()));
        }
        return Draft.of(
                        Phase.DROP_INDEX_CONCURRENTLY,
                        "DROP INDEX CONCURRENTLY " + quoted(index.name()),
                        PostgresHazards.shareUpdateExclusive(table.name(), false))
                .alone();
    }

    private boolean replaces(PostgresTableChanges table, Index index) {
        return table.all(DropIndex.class)
                .map(DropIndex::index)
                .anyMatch(old -> old.name().equals(index.name()) && dropsConcurrently(table, old));
    }

    /** Not where a column takes the index along, or its name or its work is needed before. */
    private boolean dropsConcurrently(PostgresTableChanges table, Index index) {
        var madeAnew =
                table.all(AddIndex.class)
                        .anyMatch(change -> change.index().name().equals(index.name()));
        var columns = index.keys().stream().map(IndexKey::column).filter(Objects::nonNull).toList();
        return context.online(table.name())
                && !table.touches(names(index))
                && (madeAnew || !context.relationAfter(index.name()))
                && !(index.unique() && context.referenced(table.name(), columns));
    }

    private Draft create(Table table, Index index, String name, boolean concurrently) {
        var draft =
                Draft.of(
                        concurrently ? Phase.CREATE_INDEX_CONCURRENTLY : Phase.CREATE_INDEX,
                        "CREATE %sINDEX %s%s ON %s%s (%s)%s%s%s"
                                .formatted(
                                        index.unique() ? "UNIQUE " : "",
                                        concurrently ? "CONCURRENTLY " : "",
                                        quoted(name),
                                        quoted(table.name()),
                                        index.method().equals("btree")
                                                ? ""
                                                : " USING " + quoted(index.method()),
                                        index.keys().stream()
                                                .map(PostgresIndexes::key)
                                                .collect(Collectors.joining(", ")),
                                        PostgresConstraints.include(index.include()),
                                        index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "",
                                        index.predicate() == null
                                                ? ""
                                                : " WHERE " + index.predicate()),
                        concurrently
                                ? PostgresHazards.shareUpdateExclusive(table.name(), false)
                                : PostgresHazards.share(table.name()));
        if (index.unique()) {
            draft =
                    draft.withHazard(
                                    PostgresHazards.dataDependent(
                                            table.name(),
                                            "it fails if two rows agree on the keys of "
                                                    + index.name()))
                            .withChecks(checks(table, index));
        }
        return concurrently ? draft.alone() : draft;
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

    private static String key(IndexKey key) {
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
        if (key.descending()) {
            sql.append(" DESC");
        }
        if (key.descending() != key.nullsFirst()) {
            sql.append(key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
        }
        return sql.toString();
    }

    private static List<Draft> comment(Phase phase, Index index) {
        return PostgresComments.ifAny(
                index.comment(), PostgresComments.onIndex(phase, index.name(), index.comment()));
    }
}
