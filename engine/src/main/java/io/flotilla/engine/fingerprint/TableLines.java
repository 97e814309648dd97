package io.flotilla.engine.fingerprint;

import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ColumnOptions;
import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.ExclusionConstraint;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.ForeignKey.Action;
import io.flotilla.engine.schema.Identity.Generation;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexKey;
import io.flotilla.engine.schema.IndexOptions;
import io.flotilla.engine.schema.Origin;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;
import io.flotilla.engine.schema.TableOptions.ReplicaIdentity;
import io.flotilla.engine.schema.UniqueConstraint;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of one table and of what is attached to it. */
final class TableLines {

    private TableLines() {}

    static Stream<Line> of(Table table) {
        var name = table.name();
        return Stream.of(
                        Stream.of(table(table)),
                        table.columns().stream().flatMap(column -> column(name, column)),
                        Stream.ofNullable(table.primaryKey()).map(key -> primaryKey(name, key)),
                        table.uniqueConstraints().stream().map(key -> unique(name, key)),
                        table.exclusionConstraints().stream()
                                .flatMap(constraint -> exclusion(name, constraint)),
                        table.checkConstraints().stream().map(check -> check(name, check)),
                        table.foreignKeys().stream().map(key -> foreignKey(name, key)),
                        table.indexes().stream().flatMap(index -> index(name, index)))
                .flatMap(lines -> lines);
    }

    private static Line table(Table table) {
        var bare = new Line("table", table.name());
        var line =
                switch (table.options()) {
                    case TableOptions.Postgres it -> withOptions(bare, it);
                    case TableOptions.MySql it -> MySqlLines.with(bare, it);
                    case TableOptions.Redshift it -> RedshiftLines.with(bare, it);
                };
        return line.with("comment", table.comment());
    }

    private static Line withOptions(Line line, TableOptions.Postgres options) {
        var lineage = options.lineage();
        var partitionOf = lineage.partitionOf();
        var foreign = options.foreign();
        var storage = options.storage();
        return line.with("of", lineage.of())
                .with("inherits", lineage.parents())
                .with("partition-of", partitionOf == null ? null : partitionOf.parent())
                .with("bound", partitionOf == null ? null : partitionOf.bound())
                .with("partitioned-by", lineage.partitionedBy())
                .with("server", foreign == null ? null : foreign.server())
                .with("server-options", foreign == null ? List.of() : foreign.options())
                .with("unlogged", storage.unlogged())
                .with("access-method", storage.accessMethod())
                .with("tablespace", storage.tablespace())
                .with("parameters", storage.parameters().stream().sorted().toList())
                .with("replica-identity", replicaIdentity(options.replicaIdentity()))
                .with("clustered-on", options.clusteredOn())
                .with("row-security", options.rowSecurity())
                .with("forced-row-security", options.forcedRowSecurity());
    }

    private static List<String> replicaIdentity(ReplicaIdentity identity) {
        return switch (identity) {
            case ReplicaIdentity.Default _ -> List.of();
            case ReplicaIdentity.Full _ -> List.of("full");
            case ReplicaIdentity.Nothing _ -> List.of("nothing");
            case ReplicaIdentity.UsingIndex(var index) -> List.of("index", index);
        };
    }

    private static Line withOptions(Line line, ColumnOptions columnOptions) {
        return switch (columnOptions) {
            case ColumnOptions.Postgres it -> withOptions(line, it);
            case ColumnOptions.MySql it -> MySqlLines.with(line, it);
            case ColumnOptions.Redshift it -> line.with("encoding", it.encoding());
        };
    }

    private static Line withOptions(Line line, ColumnOptions.Postgres options) {
        return line.with("origin", origin(options.origin()))
                .with("storage", options.storage())
                .with("compression", options.compression())
                .with("statistics", text(options.statistics()))
                .with("attributes", options.attributes())
                .with("server-options", options.foreignOptions());
    }

    static Line withOptions(Line line, IndexOptions indexOptions) {
        return switch (indexOptions) {
            case IndexOptions.Postgres it -> withOptions(line, it);
            case IndexOptions.MySql it -> MySqlLines.with(line, it);
        };
    }

    private static Line withOptions(Line line, IndexOptions.Postgres options) {
        return line.with("attached-to", options.attachedTo())
                .with("tablespace", options.tablespace())
                .with("parameters", options.parameters().stream().sorted().toList())
                .with("index-comment", options.comment());
    }

    private static @Nullable String origin(Origin origin) {
        return switch (origin) {
            case LOCAL -> null;
            case INHERITED -> "inherited";
            case BOTH -> "both";
        };
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    private static Stream<Line> column(String table, Column column) {
        var line =
                withOptions(
                                new Line("column", table, column.name())
                                        .with("type", column.type())
                                        .with("not-null", !column.nullable())
                                        .with("default", column.defaultExpression())
                                        .with("generated", column.generatedAs())
                                        .with("collation", column.collation()),
                                column.options())
                        .with("comment", column.comment());
        var identity = column.identity();
        if (identity == null) {
            return Stream.of(line);
        }
        var numbers =
                Line.about(line.object(), "identity", table, column.name())
                        .with("always", identity.generation() == Generation.ALWAYS);
        return Stream.of(line, SchemaLines.numbers(numbers, identity.options()));
    }

    private static Line primaryKey(String table, PrimaryKey key) {
        return withOptions(
                        new Line("primary-key", table, key.name())
                                .with("columns", key.columns())
                                .with("include", key.include())
                                .with("deferrable", deferrable(key.deferrability())),
                        key.options())
                .with("comment", key.comment());
    }

    private static Line unique(String table, UniqueConstraint key) {
        return withOptions(
                        new Line("unique", table, key.name())
                                .with("columns", key.columns())
                                .with("include", key.include())
                                .with("nulls-not-distinct", key.nullsNotDistinct())
                                .with("deferrable", deferrable(key.deferrability())),
                        key.options())
                .with("comment", key.comment());
    }

    private static Stream<Line> exclusion(String table, ExclusionConstraint constraint) {
        var line =
                withOptions(
                                new Line("exclusion", table, constraint.name())
                                        .with("method", constraint.method())
                                        .with("include", constraint.include())
                                        .with("predicate", constraint.predicate())
                                        .with("deferrable", deferrable(constraint.deferrability())),
                                constraint.options())
                        .with("comment", constraint.comment());
        var elements = constraint.elements();
        var keys =
                IntStream.range(0, elements.size())
                        .mapToObj(
                                i ->
                                        indexKey(
                                                        Line.about(
                                                                        line.object(),
                                                                        "exclusion-key",
                                                                        table,
                                                                        constraint.name())
                                                                .with("position", i + 1),
                                                        elements.get(i).key())
                                                .with("operator", elements.get(i).operator()));
        return Stream.concat(Stream.of(line), keys);
    }

    private static Line check(String table, CheckConstraint check) {
        return new Line("check", table, check.name())
                .with("expression", check.expression())
                .with("no-inherit", check.noInherit())
                .with("not-valid", !check.validated())
                .with("origin", origin(check.origin()))
                .with("comment", check.comment());
    }

    private static Line foreignKey(String table, ForeignKey key) {
        return new Line("foreign-key", table, key.name())
                .with("columns", key.columns())
                .with("references", key.referencedTable())
                .with("referenced-columns", key.referencedColumns())
                .with("match-full", key.match() == ForeignKey.Match.FULL)
                .with("on-update", action(key.onUpdate()))
                .with("on-delete", action(key.onDelete()))
                .with("set-columns", key.setColumns())
                .with("deferrable", deferrable(key.deferrability()))
                .with("not-valid", !key.validated())
                .with("inherited", key.inherited())
                .with("comment", key.comment());
    }

    static Stream<Line> index(String table, Index index) {
        var line =
                withOptions(
                                new Line("index", table, index.name())
                                        .with("unique", index.unique())
                                        .with("method", index.method())
                                        .with("include", index.include())
                                        .with("predicate", index.predicate())
                                        .with("nulls-not-distinct", index.nullsNotDistinct())
                                        .with("invalid", !index.valid()),
                                index.options())
                        .with("comment", index.comment());
        var keys =
                IntStream.range(0, index.keys().size())
                        .mapToObj(
                                i ->
                                        indexKey(
                                                Line.about(
                                                                line.object(),
                                                                "index-key",
                                                                table,
                                                                index.name())
                                                        .with("position", i + 1),
                                                index.keys().get(i)));
        return Stream.concat(Stream.of(line), keys);
    }

    private static Line indexKey(Line line, IndexKey key) {
        return line.with("column", key.column())
                .with("expression", key.expression())
                .with("collation", key.collation())
                .with("operator-class", key.operatorClass())
                .with("operator-class-options", key.operatorClassOptions())
                .with("descending", key.descending())
                .with("nulls-first", key.nullsFirst())
                .with("statistics", text(key.statistics()));
    }

    private static @Nullable String action(Action action) {
        return switch (action) {
            case NO_ACTION -> null;
            case RESTRICT -> "restrict";
            case CASCADE -> "cascade";
            case SET_NULL -> "set-null";
            case SET_DEFAULT -> "set-default";
        };
    }

    private static @Nullable String deferrable(Deferrability deferrability) {
        return switch (deferrability) {
            case NOT_DEFERRABLE -> null;
            case INITIALLY_IMMEDIATE -> "initially-immediate";
            case INITIALLY_DEFERRED -> "initially-deferred";
        };
    }
}
