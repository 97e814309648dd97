package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.TableChange.AddPrimaryKey;
import io.flotilla.engine.change.TableChange.AddUnique;
import io.flotilla.engine.change.TableChange.DropPrimaryKey;
import io.flotilla.engine.change.TableChange.DropUnique;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.IndexOptions;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes primary keys and unique constraints of a table that is there. Where policy says so, their
 * index is built beside the table's traffic first; a key that takes another's place then does so in
 * one statement, so that there is always one.
 */
final class PostgresKeys {

    private final PostgresContext context;

    PostgresKeys(PostgresContext context) {
        this.context = context;
    }

    /** Both kinds of constraint, as far as SQL tells them apart. */
    private record Key(
            String name,
            String kind,
            String definition,
            List<String> columns,
            List<String> include,
            boolean nullsNotDistinct,
            Deferrability deferrability,
            IndexOptions options,
            @Nullable String comment) {

        static Key of(PrimaryKey key) {
            return new Key(
                    key.name(),
                    "PRIMARY KEY",
                    PostgresConstraints.definition(key),
                    key.columns(),
                    key.include(),
                    false,
                    key.deferrability(),
                    key.options(),
                    key.comment());
        }

        static Key of(UniqueConstraint key) {
            return new Key(
                    key.name(),
                    "UNIQUE",
                    PostgresConstraints.definition(key),
                    key.columns(),
                    key.include(),
                    key.nullsNotDistinct(),
                    key.deferrability(),
                    key.options(),
                    key.comment());
        }
    }

    /** Keys of a new table that not every partition has its part of, and so are no part of it. */
    List<Draft> addIncomplete(Table table) {
        return Stream.concat(
                        Stream.ofNullable(table.primaryKey()).map(Key::of),
                        table.uniqueConstraints().stream().map(Key::of))
                .filter(key -> !context.complete(table.name(), key.name()))
                .flatMap(key -> addInPlace(table, key).stream())
                .toList();
    }

    List<Draft> add(PostgresTableChanges table, PrimaryKey key) {
        return add(table, Key.of(key), replacedBy(table, key));
    }

    List<Draft> add(PostgresTableChanges table, UniqueConstraint key) {
        return add(table, Key.of(key), replacedBy(table, key));
    }

    List<Draft> drop(PostgresTableChanges table, PrimaryKey key) {
        var replaced =
                table.all(AddPrimaryKey.class)
                        .anyMatch(change -> replacedBy(table, change.key()) != null);
        return replaced ? List.of() : List.of(PostgresConstraints.drop(table.to(), key.name()));
    }

    List<Draft> drop(PostgresTableChanges table, UniqueConstraint key) {
        var replaced =
                table.all(AddUnique.class)
                        .anyMatch(
                                change ->
                                        change.constraint().name().equals(key.name())
                                                && replacedBy(table, change.constraint()) != null);
        return replaced ? List.of() : List.of(PostgresConstraints.drop(table.to(), key.name()));
    }

    private @Nullable String replacedBy(PostgresTableChanges table, PrimaryKey key) {
        return table.all(DropPrimaryKey.class)
                .map(DropPrimaryKey::key)
                .filter(old -> staysUntilReplaced(table, old.columns(), old.include()))
                .map(PrimaryKey::name)
                .filter(old -> old.equals(key.name()) || !context.relationAfter(old))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String replacedBy(PostgresTableChanges table, UniqueConstraint key) {
        return table.all(DropUnique.class)
                .map(DropUnique::constraint)
                .filter(old -> old.name().equals(key.name()))
                .filter(old -> staysUntilReplaced(table, old.columns(), old.include()))
                .map(UniqueConstraint::name)
                .findFirst()
                .orElse(null);
    }

    private boolean staysUntilReplaced(
            PostgresTableChanges table, List<String> columns, List<String> include) {
        return context.online(table.name()) && !table.touches(columns) && !table.touches(include);
    }

    private List<Draft> add(PostgresTableChanges context, Key key, @Nullable String replaced) {
        var table = context.to();
        return this.context.online(table.name())
                ? addOnline(table, key, replaced)
                : addInPlace(table, key);
    }

    private List<Draft> addInPlace(Table table, Key key) {
        var drafts = new ArrayList<Draft>();
        var phase = phase(table);
        var complete = context.complete(table.name(), key.name());
        drafts.add(
                Draft.of(
                                phase,
                                "ALTER TABLE %s%s ADD %s"
                                        .formatted(
                                                complete ? "" : "ONLY ",
                                                quoted(table.name()),
                                                key.definition()),
                                hazards(phase, table, key))
                        .withNote("built in the transaction (policy)")
                        .withChecks(checks(table, key)));
        drafts.addAll(comment(phase, table, key));
        if (!complete) {
            context.attachedTo(table.name(), key.name())
                    .forEach(part -> drafts.add(PostgresIndexes.attach(key.name(), part)));
        }
        return drafts;
    }

    private static Hazard[] hazards(Phase phase, Table table, Key key) {
        return phase == Phase.ADD_CONSTRAINT
                ? new Hazard[] {
                    PostgresHazards.accessExclusiveThroughout(table.name()),
                    PostgresHazards.scan(table.name(), "its index is built"),
                    fails(table, key)
                }
                : new Hazard[] {PostgresHazards.accessExclusive(table.name())};
    }

    /** A partitioned table's key takes over those of its partitions, which come first. */
    private Phase phase(Table table) {
        if (!context.partitioned(table.name())) {
            return Phase.ADD_CONSTRAINT;
        }
        return context.beside(table.name())
                ? Phase.FINISH_PARTITIONED_KEY
                : Phase.ADD_PARTITIONED_KEY;
    }

    private List<Draft> addOnline(Table table, Key key, @Nullable String replaced) {
        var index = key.name().equals(replaced) ? context.freeName(key.name(), "_new") : key.name();
        var swap = replaced == null ? "" : "DROP CONSTRAINT %s, ".formatted(quoted(replaced));
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(
                                Phase.CREATE_INDEX_CONCURRENTLY,
                                "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s (%s)%s%s%s"
                                        .formatted(
                                                quoted(index),
                                                quoted(table.name()),
                                                PostgresText.list(key.columns()),
                                                PostgresConstraints.include(key.include()),
                                                key.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "",
                                                PostgresIndexes.ownStorage(key.options())),
                                PostgresHazards.shareUpdateExclusive(table.name(), false),
                                fails(table, key))
                        .alone()
                        .withNote("built concurrently (policy)")
                        .withChecks(checks(table, key)));
        drafts.add(
                Draft.of(
                        Phase.FINISH_CONSTRAINT,
                        "ALTER TABLE %s %sADD CONSTRAINT %s %s USING INDEX %s%s"
                                .formatted(
                                        quoted(table.name()),
                                        swap,
                                        quoted(key.name()),
                                        key.kind(),
                                        quoted(index),
                                        PostgresConstraints.deferrability(key.deferrability())),
                        PostgresHazards.accessExclusive(table.name())));
        drafts.addAll(comment(Phase.FINISH_CONSTRAINT, table, key));
        return drafts;
    }

    private List<Check> checks(Table table, Key key) {
        if (!context.readableNow(table.name(), Set.copyOf(key.columns()))) {
            return List.of();
        }
        return List.of(
                new Check(
                        noDuplicates(
                                table,
                                key.columns().stream().map(PostgresIdentifiers::quoted).toList(),
                                null,
                                key.nullsNotDistinct()),
                        "%s (%s) becomes unique"
                                .formatted(table.name(), String.join(", ", key.columns()))));
    }

    /** A query that is true if no two rows agree on all of the keys, given as SQL. */
    static String noDuplicates(
            Table table, List<String> keys, @Nullable String predicate, boolean nullsNotDistinct) {
        var conditions = new ArrayList<String>();
        if (predicate != null) {
            conditions.add(PostgresText.parenthesized(predicate));
        }
        if (!nullsNotDistinct) {
            keys.forEach(key -> conditions.add(key + " IS NOT NULL"));
        }
        var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return "SELECT NOT EXISTS (SELECT FROM %s%s GROUP BY %s HAVING count(*) > 1)"
                .formatted(
                        quoted(table.name()),
                        where,
                        keys.stream().collect(Collectors.joining(", ")));
    }

    private static Hazard fails(Table table, Key key) {
        return PostgresHazards.dataDependent(
                table.name(),
                "it fails if two rows agree on %s".formatted(String.join(", ", key.columns())));
    }

    private static List<Draft> comment(Phase phase, Table table, Key key) {
        var drafts = new ArrayList<Draft>();
        drafts.addAll(
                PostgresComments.ifAny(
                        key.comment(),
                        PostgresComments.onConstraint(
                                phase, table.name(), key.name(), key.comment())));
        drafts.addAll(PostgresIndexes.comment(phase, key.name(), key.options()));
        return drafts;
    }
}
