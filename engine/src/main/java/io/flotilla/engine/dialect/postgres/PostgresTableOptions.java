package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;
import io.flotilla.engine.schema.TableOptions.Foreign;
import io.flotilla.engine.schema.TableOptions.ReplicaIdentity;
import io.flotilla.engine.schema.TableOptions.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what a table is besides its columns, constraints and indexes. */
final class PostgresTableOptions {

    private PostgresTableOptions() {}

    static TableOptions.Postgres of(TableOptions options) {
        return switch (options) {
            case TableOptions.Postgres it -> it;
            case TableOptions.MySql _, TableOptions.Redshift _ ->
                    throw new IllegalArgumentException("not of PostgreSQL: " + options);
        };
    }

    static TableOptions.Postgres of(Table table) {
        return of(table.options());
    }

    static boolean foreign(Table table) {
        return of(table).foreign() != null;
    }

    static boolean partitioned(Table table) {
        return of(table).lineage().partitionedBy() != null;
    }

    /** What follows {@code CREATE TABLE … (…)}, its parents aside. */
    static String definition(Table table) {
        var options = of(table);
        var sql = new StringBuilder();
        if (options.foreign() != null) {
            sql.append(" SERVER ").append(quoted(options.foreign().server()));
            sql.append(PostgresParameters.options(options.foreign().options()));
        }
        if (options.lineage().partitionedBy() != null) {
            sql.append(" PARTITION BY ").append(options.lineage().partitionedBy());
        }
        var storage = options.storage();
        if (storage.accessMethod() != null) {
            sql.append(" USING ").append(quoted(storage.accessMethod()));
        }
        sql.append(PostgresParameters.with(storage.parameters()));
        if (storage.tablespace() != null) {
            sql.append(" TABLESPACE ").append(quoted(storage.tablespace()));
        }
        return sql.toString();
    }

    /** What {@code CREATE TABLE} cannot say. */
    static List<Draft> create(Table table) {
        var options = of(table);
        return Stream.of(
                        rowSecurity(Phase.CREATE_TABLE, table, false, options.rowSecurity()),
                        forced(Phase.CREATE_TABLE, table, false, options.forcedRowSecurity()),
                        replicaIdentity(table, new ReplicaIdentity.Default(), options),
                        clustered(table, null, options.clusteredOn()))
                .flatMap(List::stream)
                .toList();
    }

    /** The table's lineage aside. */
    static List<Draft> change(PostgresTableChanges table) {
        var from = of(table.from());
        var to = of(table.to());
        var drafts = new ArrayList<>(storage(table.to(), from.storage(), to.storage()));
        drafts.addAll(
                rowSecurity(Phase.CHANGE_COLUMN, table.to(), from.rowSecurity(), to.rowSecurity()));
        drafts.addAll(
                forced(
                        Phase.CHANGE_COLUMN,
                        table.to(),
                        from.forcedRowSecurity(),
                        to.forcedRowSecurity()));
        drafts.addAll(foreign(table.to(), from.foreign(), to.foreign()));
        return drafts;
    }

    /** Marks of indexes, which go with an index even if it is made anew. */
    static List<Draft> marks(PostgresTableChanges table) {
        var from = of(table.from());
        var to = of(table.to());
        var lost = table.droppedIndexes();
        var identity = from.replicaIdentity();
        var gone =
                identity instanceof ReplicaIdentity.UsingIndex(var index) && lost.contains(index);
        var clustered =
                from.clusteredOn() != null && lost.contains(from.clusteredOn())
                        ? null
                        : from.clusteredOn();
        return Stream.of(
                        replicaIdentity(
                                table.to(), gone ? new ReplicaIdentity.Nothing() : identity, to),
                        clustered(table.to(), clustered, to.clusteredOn()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Draft> storage(Table table, Storage from, Storage to) {
        var drafts = new ArrayList<Draft>();
        if (from.unlogged() != to.unlogged()) {
            drafts.add(
                    rewriting(
                            table,
                            to.unlogged() ? "SET UNLOGGED" : "SET LOGGED",
                            "the table is written anew"));
        }
        if (!Objects.equals(from.accessMethod(), to.accessMethod())) {
            var method = to.accessMethod() == null ? "heap" : to.accessMethod();
            drafts.add(
                    rewriting(
                            table,
                            "SET ACCESS METHOD " + quoted(method),
                            "the table is written anew for " + method));
        }
        if (!Objects.equals(from.tablespace(), to.tablespace())) {
            var tablespace = to.tablespace() == null ? "pg_default" : to.tablespace();
            drafts.add(
                    rewriting(
                            table,
                            "SET TABLESPACE " + quoted(tablespace),
                            "the table is copied to " + tablespace));
        }
        for (var change : PostgresParameters.changes(from.parameters(), to.parameters())) {
            drafts.add(
                    alter(
                            Phase.CHANGE_COLUMN,
                            table,
                            change,
                            PostgresHazards.shareUpdateExclusive(table.name(), true)));
        }
        return drafts;
    }

    private static List<Draft> foreign(Table table, @Nullable Foreign from, @Nullable Foreign to) {
        return from == null || to == null || from.options().equals(to.options())
                ? List.of()
                : List.of(
                        alter(
                                Phase.CHANGE_COLUMN,
                                table,
                                PostgresParameters.optionChanges(from.options(), to.options()),
                                PostgresHazards.accessExclusive(table.name())));
    }

    private static List<Draft> rowSecurity(Phase phase, Table table, boolean from, boolean to) {
        return from == to
                ? List.of()
                : List.of(
                        alter(
                                phase,
                                table,
                                (to ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY",
                                PostgresHazards.accessExclusive(table.name())));
    }

    private static List<Draft> forced(Phase phase, Table table, boolean from, boolean to) {
        return from == to
                ? List.of()
                : List.of(
                        alter(
                                phase,
                                table,
                                (to ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY",
                                PostgresHazards.accessExclusive(table.name())));
    }

    private static List<Draft> replicaIdentity(
            Table table, ReplicaIdentity from, TableOptions.Postgres to) {
        return from.equals(to.replicaIdentity())
                ? List.of()
                : List.of(
                        alter(
                                Phase.MARK_INDEX,
                                table,
                                "REPLICA IDENTITY "
                                        + switch (to.replicaIdentity()) {
                                            case ReplicaIdentity.Default _ -> "DEFAULT";
                                            case ReplicaIdentity.Full _ -> "FULL";
                                            case ReplicaIdentity.Nothing _ -> "NOTHING";
                                            case ReplicaIdentity.UsingIndex(var index) ->
                                                    "USING INDEX " + quoted(index);
                                        },
                                PostgresHazards.accessExclusive(table.name())));
    }

    private static List<Draft> clustered(Table table, @Nullable String from, @Nullable String to) {
        return Objects.equals(from, to)
                ? List.of()
                : List.of(
                        alter(
                                Phase.MARK_INDEX,
                                table,
                                to == null ? "SET WITHOUT CLUSTER" : "CLUSTER ON " + quoted(to),
                                PostgresHazards.shareUpdateExclusive(table.name(), true)));
    }

    private static Draft rewriting(Table table, String action, String because) {
        return alter(
                Phase.CHANGE_COLUMN,
                table,
                action,
                PostgresHazards.accessExclusiveThroughout(table.name()),
                PostgresHazards.rewrite(table.name(), because));
    }

    private static Draft alter(Phase phase, Table table, String action, Hazard... hazards) {
        return Draft.of(
                phase,
                "ALTER %sTABLE %s %s"
                        .formatted(foreign(table) ? "FOREIGN " : "", quoted(table.name()), action),
                hazards);
    }
}
